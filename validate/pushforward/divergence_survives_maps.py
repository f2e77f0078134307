"""The divergence between two bent normal laws, by quadrature in their own space."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m, "s": s, "b": b} for m in (0.3, 1.0) for s in (0.5, 1.5) for b in (0.2, 0.6)]


def observe(m: float, s: float, b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"divergence", "squared_wasserstein"} between sinh(b z)/b of N(m, s^2) and of N(0, 1)."""
    return {"divergence": np.array([fits.kullback(m, s, b)]), "squared_wasserstein": np.array([fits.bent_wasserstein(m, s, b)])}



EXPERIMENT = Experiment(
    law="pushforward.divergence_survives_maps",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=1e-4, absolute=1e-6, reason="the trapezoidal rule on unequal cells: 1e-7; the planted errors are 5 %"),
)
