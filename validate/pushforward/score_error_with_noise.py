"""Derivatives, by differences, of output variances in the error of the score."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import score_errors
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    starts = (1.0, 3.0) if level == "quick" else (0.3, 1.0, 3.0, 6.0)
    return [{"s": s, "T": T} for s in (0.5, 0.8, 2.0) for T in starts]


def observe(s: float, T: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"sensitivity": of the reversed diffusion, "sensitivity_of_flow"}."""
    return {name: np.array([score_errors.sensitivity(s, T, lam)]) for name, lam in (("sensitivity", 1.0), ("sensitivity_of_flow", 0.0))}


EXPERIMENT = Experiment(
    law="pushforward.score_error_with_noise",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="error of the integrator, over the step of the difference"),
)
