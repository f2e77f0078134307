"""Pairs of random unit vectors counted against the spherical cap's exact measure."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(12, 2, 0.4), (20, 5, 0.5), (40, 20, 0.35), (30, 10, 0.2)]
    if level == "full":
        grid += [(200, 60, 0.25), (57, 20, 0.5), (3, 3, 0.7)]
    return [{"P": P, "d": d, "eta": eta, "draws": 40 if level == "quick" else 200} for P, d, eta in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.correlated_pairs",
    observe=readout.pairs,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("P", "d", "eta")},
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the planted 5 %"),
    looks=Looks(first=32, growth=3, most=3),
)
