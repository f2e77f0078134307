"""When the integrated flow learns the rare of two close tokens, ever closer."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    closeness = [50.0 * 3**k for k in range(7 if level == "quick" else 9)]
    return [{"p_1": p, "k": k} for p in (0.6, 0.75, 0.9) for k in closeness]


def path_of(p_1: float, k: float) -> flow.Flow:
    """The flow from zero until after the rare token is learnt."""
    rare = 1 - p_1
    return flow.flow(problems.two_particles(1 - 1 / k, rare), 10 * k / rare)


def observe(
    p_1: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time from which on both tokens are right."""
    return {"time": np.array([path_of(p_1, k).last_all])}


EXPERIMENT = Experiment(
    law="memory_dynamics.learning_time_of_rare_token",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left is of order 1 - alpha"),
    rounding=1e-6,
)
