"""Differences in time of the divergence, by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.1, 0.7) if level == "quick" else (0.05, 0.1, 0.3, 0.7, 1.5)
    return [{"m": m, "s": s, "t": t} for m in (0.4, 1.5) for s in (0.4, 2.0) for t in times]


def observe(m: float, s: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"fall": np.array([contraction.fall_of_divergence(([1.0], [m], [s]), t)])}


EXPERIMENT = Experiment(
    law="pushforward.fall_of_divergence",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-7,
    band=Band(relative=1e-6, reason="rounding over the step of the difference"),
)
