"""When a token that starts wrong is right, along the integrated flow."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"p": p, "h": h, "M": M} for p, h, M in ((0.5, 0.5, 2), (0.5, 10.0, 2), (0.1, 3.0, 5), (0.05, 20.0, 10))]


def observe(
    p: float, h: float, M: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time at which a token of frequency p, whose wrong classes all lead by h, turns right."""
    start = np.zeros((2, M))
    start[0, 1:] = h
    path = flow.flow(problems.orthonormal([p, 1 - p], M, [0, 1]), 10 * (h + 1) / p, start=start)
    return {"time": path.first_right[:1]}


EXPERIMENT = Experiment(
    law="memory_dynamics.time_to_unlearn",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-6, reason="the integrator's tolerance of 1e-11 a step"),
)
