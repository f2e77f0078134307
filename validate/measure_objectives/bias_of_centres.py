"""Means of fresh centres."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import interval_widths
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "skewed": skewed} for n in (10, 100) for skewed in (True, False)]


EXPERIMENT = Experiment(
    law="measure_objectives.bias_of_centres",
    observe=interval_widths,
    cells=cells,
    values=lambda cell: {"rho": 4 / 3, "w": float(cell["skewed"])},
    statistic="mean",
    band=Band(relative=0.01, absolute=0.01, reason="below half of the 5 % of the mutants of the skewed case; 0.01 about 0"),
    looks=Looks(first=400, growth=2, most=3),
)
