"""The learning time of the rare of two close tokens, less what grows in proportion to their closeness."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.learning_time_of_rare_token import path_of


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    closeness = [40.0 * 2**k for k in range(6 if level == "quick" else 9)]
    return [{"p_1": p, "k": k} for p in (0.6, 0.85, 0.92, 0.959) for k in closeness]


def observe(
    p_1: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """2 T(k) - T(2 k): any multiple of k drops out, a constant stays, a term in 1/k keeps its order."""
    times = [path_of(p_1, closeness).last_all for closeness in (k, 2 * k)]
    return {"excess": np.array([2 * times[0] - times[1]])}


EXPERIMENT = Experiment(
    law="memory_dynamics.second_term_of_learning_time",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left is of order 1 - alpha"),
    rounding=1e-5,
    note="The integrator's relative error is 1e-11, of times up to 1e4.",
)
