"""Distances of fresh points to the nearest of n, by a tree."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import nearest_on_torus
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(1, 50), (2, 400), (3, 400), (5, 1000)] + ([(3, 4000), (4, 2000), (6, 4000)] if level == "full" else [])
    return [{"d": d, "n": n} for d, n in grid]


EXPERIMENT = Experiment(
    law="measure_objectives.nearest_distance_on_torus",
    observe=nearest_on_torus,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the 10 % of the mutants"),
    looks=Looks(first=100, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
