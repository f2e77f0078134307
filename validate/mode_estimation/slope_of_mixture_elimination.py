"""Samples between delta and delta squared by the mixture rule: slopes in ln(1/delta)."""

from __future__ import annotations

from dataclasses import replace

from lawbook.validate.mode_estimation import optimal_elimination

EXPERIMENT = replace(
    optimal_elimination.EXPERIMENT,
    law="mode_estimation.slope_of_mixture_elimination",
    cells=lambda level, tokens: optimal_elimination.cells_of(level, "mixture"),
)
