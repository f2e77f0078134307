"""The Sanov gap, found by descent, against its upper bound."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation import information_projection
from lawbook.validate.mode_estimation.information_projection import observe, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return information_projection.cells(level, tokens, "information")


EXPERIMENT = Experiment(
    law="mode_estimation.gap_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    note=information_projection.EXPERIMENT.note,
)
