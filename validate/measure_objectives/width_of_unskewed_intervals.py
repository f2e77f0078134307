"""Intersections of fresh intervals."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import interval_widths
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "skewed": False} for n in ((1, 3, 30, 300) if level == "quick" else (1, 3, 10, 100, 1000, 10_000))]


EXPERIMENT = Experiment(
    law="measure_objectives.width_of_unskewed_intervals",
    observe=interval_widths,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the 5 % of the mutants"),
    looks=Looks(first=120, growth=4, most=3),
)
