"""The difference of two tokens' margins along an integrated flow, up to times of 1e12."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Cooperating tokens to 1e12, interfering ones as far as their difference exceeds the integrator's error."""
    slow = [{"p_1": p, "alpha": alpha, "t": 10.0**k} for p, alpha in ((0.75, -0.5), (0.9, -0.25)) for k in range(6, 13)]
    fast = [{"p_1": p, "alpha": alpha, "t": 10.0 ** (k / 2)} for p, alpha in ((0.75, 0.5), (0.9, 0.3)) for k in range(7, 13)]
    return slow + fast


def observe(
    p_1: float, alpha: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """|m_1 - m_2 - log(p_1/p_2)| at time t from zero."""
    margins = flow.flow(problems.two_particles(alpha, 1 - p_1), t, times=[t], rtol=1e-12, atol=1e-14).margins[0]
    return {"distance": np.array([abs(margins[0] - margins[1] - np.log(p_1 / (1 - p_1)))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="memory_dynamics.offset_decay_of_pair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.015, reason="less than half of the planted errors; later terms bend the line at early times"),
    rounding=1e-4,
)
