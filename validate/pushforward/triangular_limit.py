"""The optimal map for a cost that is K times larger along the first coordinate."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Band, Experiment

SHAPES = ((1.0, -0.4, 1.0, 1.2, 0.9, 0.7), (0.8, 0.5, 1.3, 1.0, -0.7, 0.6))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    ratios = (30.0, 100.0, 300.0, 1000.0, 3000.0) if level == "quick" else tuple(10.0 ** np.linspace(1.5, 5, 8))
    return [dict(zip("pqruvw", shape, strict=True), K=K) for shape in SHAPES for K in ratios]


def observe(
    p: float, q: float, r: float, u: float, v: float, w: float, K: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"entry": above the diagonal}."""
    start, end = (np.array([[a, 0.0], [b, c]]) for a, b, c in ((p, q, r), (u, v, w)))
    return {"entry": np.array([linear_maps.degenerate_transport(start @ start.T, end @ end.T, 1 / K)[0, 1]])}



EXPERIMENT = Experiment(
    law="pushforward.triangular_limit",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-7,
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; corrections are of order 1/K"),
)
