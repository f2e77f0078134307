"""Covariances of stretches of chains, from Lyapunov's equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import langevin
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"sigma": s, "h": h, "k": k} for s in (0.7, 1.5) for h in (0.1, 0.3, 0.8) for k in (1, 2, 5)]


def observe(sigma: float, h: float, k: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"correlation"} of states k steps apart in the long run."""
    return {"correlation": np.array([langevin.unadjusted_covariance(sigma, h, k)["correlation"]])}


EXPERIMENT = Experiment(
    law="pushforward.correlation_of_unadjusted_langevin",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="rounding, with room"),
)
