"""The max-margin memory of orthonormal embeddings, by an active-set solver."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import max_margin
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"N": N, "M": M} for N, M in ((1, 2), (3, 3), (8, 5), (10, 2), (6, 10))]


def observe(N: int, M: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The squared norm of the memory of least norm with margins of at least 1."""
    d = max(N, M)
    return {"squared_norm": np.array([max_margin.max_margin(np.eye(N, d), np.eye(M, d)).squared_norm])}


EXPERIMENT = Experiment(
    law="memory_dynamics.norm_of_orthonormal_solution",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-7, reason="the solver's duality gap of 1e-9"),
    rounding=1e-9,
)
