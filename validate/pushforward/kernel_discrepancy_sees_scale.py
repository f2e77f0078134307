"""Squared discrepancies of two scaled normal laws, by double sums over quadrature nodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import invariance
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    scales = (0.5, 2.0) if level == "quick" else (0.25, 0.5, 1.0, 2.0, 5.0)
    return [{"m": m, "s": s, "c": c, "h": h} for m, s in ((1.0, 1.0), (0.5, 2.0), (0.2, 0.5)) for c in scales for h in (1.0, 3.0)]


def observe(m: float, s: float, c: float, h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"discrepancy": np.array([invariance.kernel_discrepancy(m, s, c, h)])}


EXPERIMENT = Experiment(
    law="pushforward.kernel_discrepancy_sees_scale",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-7, absolute=1e-12, reason="rounding of a difference of sums"),
)
