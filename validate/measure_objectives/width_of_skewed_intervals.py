"""Intersections of fresh skewed intervals."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weak_supervision import interval_widths
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n, "skewed": True} for n in ((10, 100, 3000) if level == "quick" else (10, 100, 1000, 10_000, 100_000))]


EXPERIMENT = Experiment(
    law="measure_objectives.width_of_skewed_intervals",
    observe=interval_widths,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="mean",
    looks=Looks(first=12, growth=2, most=2),
)
