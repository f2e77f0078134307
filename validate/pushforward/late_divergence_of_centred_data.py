"""Divergences of two noised modes from the noise, late on."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shrunk = (8.0, 12.0, 18.0, 27.0, 40.0, 60.0) if level == "quick" else (6.0, 8.0, 11.0, 15.0, 20.0, 27.0, 36.0, 48.0, 64.0)
    return [{"a": a, "sigma": sigma, "L": L} for a, sigma in ((0.5, 0.5), (1.2, 0.4), (1.3, 1.2)) for L in shrunk]


def observe(a: float, sigma: float, L: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"divergence": np.array([contraction.divergence(([0.5, 0.5], [-a, a], [sigma, sigma]), float(np.log(L)))])}


EXPERIMENT = Experiment(
    law="pushforward.late_divergence_of_centred_data",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what is left is of order L^-2"),
)
