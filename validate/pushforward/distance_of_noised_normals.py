"""Distances of noised normal laws, by quantiles."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.2, 1.0) if level == "quick" else (0.05, 0.2, 0.5, 1.0, 2.0)
    return [{"m": m, "s": s, "sigma": sigma, "t": t} for m in (0.3, 1.5) for s, sigma in ((0.3, 2.0), (1.0, 0.5)) for t in times]


def observe(m: float, s: float, sigma: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"distance": np.array([contraction.wasserstein(([1.0], [0.0], [s]), ([1.0], [m], [sigma]), t)])}


EXPERIMENT = Experiment(
    law="pushforward.distance_of_noised_normals",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-7, reason="error of the quadrature"),
)
