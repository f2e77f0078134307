"""The increasing coupling, by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "w": w} for m in (0.0, -0.7) for s in (0.3, 1.0) for w in (0.5, 1.0, 3.0)]


def observe(m: float, s: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"squared_wasserstein"}."""
    return {"squared_wasserstein": np.array([fits.mean_cost(fits.Target("uniform", w), m, s)])}



EXPERIMENT = Experiment(
    law="pushforward.wasserstein_from_normal_to_uniform",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="quadrature: 1e-11"),
)
