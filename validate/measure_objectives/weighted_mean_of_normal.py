"""Quadrature nodes of normal laws, with the weights of consensus."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.population_flows import consensus_of_normal
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "w": w, "alpha": alpha, "c": 0.8, "t": 0.0} for m in (0.5, 2.0) for w in (0.3, 1.0) for alpha in (0.5, 2.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.weighted_mean_of_normal",
    observe=consensus_of_normal,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("m", "w", "alpha", "c")},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the quadrature"),
)
