"""Clouds of quadrature nodes, integrated."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.population_flows import consensus_of_normal
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "w": w, "alpha": alpha, "c": 0.8, "t": t} for m in (0.5, 2.0) for w, alpha in ((0.3, 0.5), (1.0, 2.0)) for t in (0.3, 1.0, 5.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.mean_along_consensus",
    observe=consensus_of_normal,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the quadrature"),
)
