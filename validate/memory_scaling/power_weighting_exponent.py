"""Slopes of exact sums over infinitely many tokens, two and three classes."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_scaling.power_weighting_constant import PARAMETERS
from lawbook.validate.memory_scaling.power_weighting_constant_two_classes import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [10**k for k in range(3, 8 if level == "quick" else 9)]
    cases = [(2.0, 1.0, 2), (2.0, 0.5, 2), (1.5, 1.0, 3)] + ([(2.0, 1.0, 5), (1.5, 0.7, 2)] if level == "full" else [])
    return [dict(zip(PARAMETERS, (*case, d), strict=True)) for case in cases for d in dimensions]


EXPERIMENT = Experiment(
    law="memory_scaling.power_weighting_exponent",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=0.01, reason="a third of the planted 0.03"),
    step=Step(exponent=0.03),
    rounding=1e-10,
)
