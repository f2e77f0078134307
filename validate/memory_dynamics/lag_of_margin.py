"""How far the margin of the integrated flow stays below its logarithm."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = [1e3 * 3.0**k for k in range(7)]
    return [{"p": p, "M": M, "t": t} for p, M in ((0.5, 3), (0.2, 3), (0.5, 4)) for t in times]


def observe(
    p: float, M: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """log(M p t) less the margin of a token of frequency p at time t."""
    path = flow.flow(problems.orthonormal([p, 1 - p], M), t, times=[t], rtol=1e-12)
    return {"lag": np.log(M * p * t) - path.margins[:, 0]}


EXPERIMENT = Experiment(
    law="memory_dynamics.lag_of_margin",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.006, reason="less than a third of what the term 1 makes; the lag is 1e-5 at the end, the integrator's error 1e-9"),
    rounding=1e-4,
)
