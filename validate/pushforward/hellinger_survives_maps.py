"""Squared Hellinger distances between two bent normal laws, by quadrature in their own space."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import invariance
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    bends = (0.2, 0.8) if level == "quick" else (0.1, 0.2, 0.5, 0.8, 1.2)
    return [{"m": m, "s": s, "b": b} for m in (0.3, 1.0) for s in (0.5, 1.5) for b in bends]


def observe(m: float, s: float, b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"hellinger": np.array([invariance.hellinger(m, s, b)])}


EXPERIMENT = Experiment(
    law="pushforward.hellinger_survives_maps",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=1e-4, reason="the trapezoidal rule on unequal cells; the planted errors are 5 %"),
)
