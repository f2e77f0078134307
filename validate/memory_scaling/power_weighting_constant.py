"""Exact sums over infinitely many tokens against the constant of power weighting, three and five classes."""

from __future__ import annotations

from typing import Any

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_scaling.power_weighting_constant_two_classes import observe

PARAMETERS = ("alpha", "rho", "M", "d")


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [10**k for k in range(3, 8 if level == "quick" else 9)]
    cases = [(2.0, 1.0, 5), (1.5, 1.0, 3)] + ([(2.0, 0.5, 5), (1.5, 1.0, 5)] if level == "full" else [])
    return [dict(zip(PARAMETERS, (*case, d), strict=True)) for case in cases for d in dimensions]


EXPERIMENT = Experiment(
    law="memory_scaling.power_weighting_constant",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="the ripple of single tokens at the cut, a fifth of the planted constants"),
    step=Step(constant=0.05, exponent=0.03),
    rounding=1e-10,
)
