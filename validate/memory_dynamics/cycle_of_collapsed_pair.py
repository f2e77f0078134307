"""The step size at which descent on one input with two labels stops converging, by bisection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.validate.experiment import Band, Experiment

STEPS = 4000


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p_1": p} for p in (0.55, 0.65, 0.75, 0.85, 0.95)]


def observe(p_1: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The step size above which a small push away from the fixed point has not died after 4000 steps."""
    problem, fixed = problems.two_particles(1.0, 1 - p_1), np.log(p_1 / (1 - p_1))
    push = 1e-3

    def grows(eta: float) -> bool:
        m = fixed + push
        run = scores.descend(problem, eta, STEPS, start=np.array([[m / 2, -m / 2], [m / 2, -m / 2]]), times=[STEPS])
        return abs(run.margins[0, 0] - fixed) > push / 2

    low, high = 0.5, 100.0
    while high - low > 1e-4 * low:
        middle = (low + high) / 2
        low, high = (low, middle) if grows(middle) else (middle, high)
    return {"step": np.array([(low + high) / 2])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": cell["p_1"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.cycle_of_collapsed_pair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=2e-3, reason="the push dies within 4000 steps where the slope is 2e-4 from -1"),
    rounding=1e-4,
)
