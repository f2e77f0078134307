"""Margins of real runs of descent against the flow at the same time."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_dynamics.descent_cells import orthonormal_run


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [(0.5, 0.5, 2), (0.3, 5.0, 5), (0.05, 20.0, 10)]
    return [{"p": p, "eta": eta, "M": M, "T": T} for p, eta, M in cases for T in (1, 10, 100, 1000)]


def observe(
    p: float, eta: float, M: int, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The margin of a token of frequency p after T steps."""
    return {"margin": orthonormal_run([p, 1 - p], M, eta, T).margins[:, 0]}


EXPERIMENT = Experiment(
    law="memory_dynamics.descent_ahead_of_flow",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-12,
)
