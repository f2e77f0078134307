"""Lines fitted with weights and without, below and above the number of samples at which weights begin to win."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weighted_fits import slopes
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    quick, rest = [(200, 0.5, 0.05, 2.0), (1500, 0.5, 0.05, 2.0)], [(1000, 0.6, 0.1, 1.5), (300, 0.7, 0.05, 3.0), (4000, 0.7, 0.05, 2.0)]
    return [{"n": n, "s": s, "cubic": c, "noise": noise} for n, s, c, noise in (quick if level == "quick" else quick + rest)]


EXPERIMENT = Experiment(
    law="measure_objectives.gain_of_weighting",
    observe=slopes,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "s": cell["s"], "c": cell["cubic"], "sigma": cell["noise"]},
    statistic="mean",
    band=Band(relative=0.1, reason="terms of the order 1/n^2"),
    looks=Looks(first=30, growth=3, most=4),
    step=Step(constant=0.25, exponent=0.1),
)
