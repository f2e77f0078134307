"""The step size at which one step leaves the loss as it was, by bisection."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.descent_cells import pair_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p_1": p, "alpha": a} for p, a in ((0.6, 0.9), (0.75, 0.7), (0.75, 0.9), (0.75, 0.99), (0.9, 0.5), (0.9, 0.95))]


def observe(
    p_1: float, alpha: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The step size above which the loss has risen after one step."""

    def rise(eta: float) -> float:
        before, after = pair_run(p_1, alpha, eta, 1, times="all").loss
        return after - before

    return {"step": np.array([brentq(rise, 0.5, 1e4, xtol=1e-12)])}


EXPERIMENT = Experiment(
    law="memory_dynamics.spike_of_first_step",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=1e-6, reason="the bisection's tolerance and rounding of the loss"),
)
