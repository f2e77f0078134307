"""When the integrated flow reaches a margin, by bisection."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "m": m, "M": M} for p, m, M in ((0.5, 0.5, 2), (0.5, 4.0, 2), (0.1, 2.0, 5), (0.02, 6.0, 10))]


def observe(
    p: float, m: float, M: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time at which a token of frequency p has the margin m."""
    problem = problems.orthonormal([p, 1 - p], M)

    def short(log_time: float) -> float:
        until = float(np.exp(log_time))
        return flow.flow(problem, until, times=[until]).margins[0, 0] - m

    return {"time": np.array([np.exp(brentq(short, -3.0, 18.0, xtol=1e-10))])}


EXPERIMENT = Experiment(
    law="memory_dynamics.time_to_margin",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-6, reason="the integrator's tolerance of 1e-11 a step, and the bisection's"),
)
