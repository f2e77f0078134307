"""Exact sums over infinitely many tokens for the threshold P = d."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_scaling.threshold_floor import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [10**k for k in range(3, 8)]
    return [{"alpha": alpha, "kappa": 1.0, "d": d} for alpha in (1.5, 2.0) for d in dimensions]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": cell["alpha"], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.threshold_at_dimension_as_printed",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.05, reason="a tenth of the claimed exponents"),
    rounding=1e-10,
)
