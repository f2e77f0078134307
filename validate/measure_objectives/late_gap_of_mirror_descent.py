"""Multiplicative weights on grids, axis by axis, for more and more steps."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.measure_objectives.gap_of_mirror_descent import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"spectrum": [0.5, 1.0, 2.0], "s": 1.5, "eta": 1.0, "k": k} for k in (20, 40, 80, 160, 320)]


EXPERIMENT = Experiment(
    law="measure_objectives.late_gap_of_mirror_descent",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
)
