"""Uniform inputs on [-1, 1], by Gauss and Legendre quadrature."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.optimal_design import polynomial_design
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"degree": degree} for degree in ((2, 3) if level == "quick" else range(2, 9))]


EXPERIMENT = Experiment(
    law="measure_objectives.largest_variance_of_uniform_design",
    observe=polynomial_design,
    cells=cells,
    values=lambda cell: {"p": cell["degree"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
