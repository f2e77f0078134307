"""Variances at the end of flows along wrong scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import score_errors
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = (1.0, 2.5) if level == "quick" else (0.7, 1.0, 2.5, 5.0)
    return [{"s": s, "T": T, "t": t, "delta": delta} for s in (0.4, 2.0) for T in starts for t, delta in ((0.01, -0.3), (0.2, 0.15), (0.05, 0.3))]


def observe(s: float, T: float, t: float, delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"variance": of the flow, "with_noise": of the reversed diffusion}, from N(0, 1) at time T."""
    return {
        name: np.array([score_errors.output_variance(s, T, t, score_errors.Error(absolute=delta), lam)])
        for name, lam in (("variance", 0.0), ("with_noise", 1.0))
    }


EXPERIMENT = Experiment(
    law="pushforward.variance_with_score_error",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-5, reason="error of the integrator"),
)
