"""Minimisers over a grid of masses, at fresh shares."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interpolated_objectives import plug_in
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(0.5, 0.4, 0.0, 1.0, 33), (0.4, 0.3, 0.1, 0.7, 21), (0.3, 0.35, 0.2, 0.9, 40)] + ([(0.5, 0.45, 0.2, 0.8, 201), (0.2, 0.3, 0.1, 0.8, 15)] if level == "full" else [])
    return [{"theta": t, "share": c, "low": low, "high": high, "n": n} for t, c, low, high, n in grid]


EXPERIMENT = Experiment(
    law="measure_objectives.wrong_vertex_of_concave_plug_in",
    observe=plug_in,
    cells=cells,
    values=lambda cell: {"theta": cell["theta"], "c": cell["share"], "n": cell["n"], "low": cell["low"], "high": cell["high"]},
    statistic="proportion",
    band=Band(relative=0.08, absolute=1e-3, reason="two fifths of the 20 % of the mutants"),
    looks=Looks(first=20, growth=4, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
