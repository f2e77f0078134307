"""Flows on few data points, stopped early."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.pushforward.memorisation import distance_to_data
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(3, 4, 1e-4), (4, 8, 0.01), (2, 2, 1e-5)]
    if level == "full":
        grid += [(10, 16, 0.03), (20, 32, 0.1), (3, 1, 1e-8)]
    return [{"n": n, "d": d, "t": t} for n, d, t in grid]


EXPERIMENT = Experiment(
    law="pushforward.distance_to_data",
    observe=distance_to_data,
    cells=cells,
    values=lambda cell: {"d": cell["d"], "t": cell["t"]},
    statistic="mean",
    band=Band(relative=0.08, reason="120 steps of the midpoint rule, below 1 %, and data points that happen to lie close together"),
    looks=Looks(first=4, growth=2, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
