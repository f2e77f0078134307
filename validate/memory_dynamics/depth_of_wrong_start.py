"""The lowest margin of the rare of two close tokens along the integrated flow, ever closer."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    closeness = [100.0 * 4**k for k in range(7)]
    return [{"p_1": p, "k": k} for p in (0.6, 0.75, 0.9) for k in closeness]


def observe(
    p_1: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """Minus the least margin of the rare token, at 400 times up to that at which it is learnt."""
    until = 4 * k / (1 - p_1)
    path = flow.flow(problems.two_particles(1 - 1 / k, 1 - p_1), until, times=np.geomspace(1e-2, until, 400).tolist())
    return {"depth": np.array([-path.margins[:, 1].min()])}


EXPERIMENT = Experiment(
    law="memory_dynamics.depth_of_wrong_start",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left falls like log k / k"),
    rounding=1e-5,
)
