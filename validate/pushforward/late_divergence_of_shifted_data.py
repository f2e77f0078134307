"""Divergences of noised shifted data from the noise, late on."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shrunk = (3.0, 4.5, 7.0, 11.0, 17.0, 26.0) if level == "quick" else (2.5, 3.5, 5.0, 7.0, 10.0, 14.0, 20.0, 28.0, 40.0)
    return [{"m": m, "s": s, "L": L} for m in (0.5, 2.0) for s in (0.4, 1.5) for L in shrunk]


def observe(m: float, s: float, L: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"divergence": np.array([contraction.divergence(([1.0], [m], [s]), float(np.log(L)))])}


EXPERIMENT = Experiment(
    law="pushforward.late_divergence_of_shifted_data",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what is left is of order L^-2"),
)
