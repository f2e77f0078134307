"""The area between two distribution functions."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special

from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"delta": delta, "s": s, "sigma": sigma} for delta in (0.1, 0.7, 2.0) for s in (0.4, 1.0) for sigma in (0.6, 2.0)]


def observe(
    delta: float, s: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"wasserstein": the integral of |F - G|}, by the midpoint rule between the crossing and both ends."""
    crossing = delta * s / (s - sigma)  # where x/s = (x - delta)/sigma
    area = 0.0
    for low, high in ((-30.0, crossing), (crossing, 30.0)):
        x = np.linspace(low, high, 40_001)
        x = (x[1:] + x[:-1]) / 2
        area += abs(float((special.ndtr(x / s) - special.ndtr((x - delta) / sigma)).sum()) * (high - low) / 40_000)
    return {"wasserstein": np.array([area])}



EXPERIMENT = Experiment(
    law="pushforward.first_wasserstein_of_normals",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=2e-6, reason="the midpoint rule; the planted errors are 5 %"),
)
