"""Minimisers over a grid of masses, at fresh shares."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interpolated_objectives import plug_in
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(1.0, 0.4, 100), (0.8, 0.5, 200), (0.7, 0.55, 400)] + ([(0.6, 0.5, 20_000), (0.9, 0.3, 1000)] if level == "full" else [])
    return [{"theta": t, "share": c, "low": 0.0, "high": 1.0, "n": n} for t, c, n in grid]


EXPERIMENT = Experiment(
    law="measure_objectives.error_of_convex_plug_in",
    observe=plug_in,
    cells=cells,
    values=lambda cell: {"theta": cell["theta"], "c": cell["share"], "n": cell["n"]},
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the 10 % of the mutants; the grid of masses adds 1e-4"),
    looks=Looks(first=40, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
