"""Variances at the end of flows along scores of a wrong size."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import score_errors
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = (1.0, 2.5) if level == "quick" else (0.7, 1.0, 2.5, 5.0)
    return [{"s": s, "T": T, "t": t, "e": e} for s in (0.4, 2.0) for T in starts for t in (0.01, 0.2) for e in (-0.2, 0.3)]


def observe(s: float, T: float, t: float, e: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"variance": np.array([score_errors.output_variance(s, T, t, score_errors.Error(relative=e))])}


EXPERIMENT = Experiment(
    law="pushforward.variance_with_scaled_score",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-5, reason="error of the integrator"),
)
