"""The median over fresh random problems of their latest rise of the loss over Lambda, as for the bound from below."""

from __future__ import annotations

from dataclasses import replace

from lawbook.validate.memory_dynamics import typical_oscillation_at_least

EXPERIMENT = replace(typical_oscillation_at_least.EXPERIMENT, law="memory_dynamics.typical_oscillation_at_most")
