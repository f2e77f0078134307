"""Stationary covariances of chains, from Lyapunov's equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import langevin
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"sigma": s, "h": h} for s in (0.7, 1.4142135623730951, 3.0) for h in (0.1, 0.3, 0.8)]


def observe(sigma: float, h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"variance"} of the chain in the long run."""
    return {"variance": np.array([langevin.unadjusted_covariance(sigma, h, 0)["variance"]])}


EXPERIMENT = Experiment(
    law="pushforward.variance_of_unadjusted_langevin",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="rounding, with room"),
)
