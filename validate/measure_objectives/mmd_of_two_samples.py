"""Pairs of fresh normal samples, of equal and of different sizes and laws."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.mmd_of_samples import two_samples
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    laws = ((1, 0.7, 0.0), (1, 0.7, 1.0), (3, 1.5, 0.5))
    sizes = ((1, 1), (5, 10)) if level == "quick" else ((1, 1), (5, 20), (50, 10))
    return [{"n": n, "m": m, "d": d, "h": h, "Delta": gap, "batch": 1500 // max(n, m)} for n, m in sizes for d, h, gap in laws]


EXPERIMENT = Experiment(
    law="measure_objectives.mmd_of_two_samples",
    observe=two_samples,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("n", "m", "d", "h", "Delta")},
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the mutants' 5 %"),
    looks=Looks(first=40, growth=4, most=3),
)
