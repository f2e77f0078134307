"""The sharpness of random and trained memories over its bound."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import problems, sharpness
from lawbook.validate.experiment import Experiment

DRAWS = 40


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"N": N, "M": M, "d": d} for N, M, d in ((5, 2, 4), (4, 3, 3), (8, 5, 6), (1, 2, 3))]


def observe(
    N: int, M: int, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest ratio of the sharpness to diam(U)^2 lambda_max over random problems and memories of all sizes."""
    found = 0.0
    for rng in streams.generators(seed, DRAWS):
        problem = problems.random_unit(f"zipf:1:{N}", M, d, rng)
        e, u = problem.embeddings()
        bound = 4 * sharpness.sharpness_bound(e, u, problem.p)
        for size in (0.0, 1.0, 5.0):
            scores = e @ (size * rng.standard_normal((d, d))) @ u.T
            found = max(found, sharpness.sharpness(e, u, problem.p, scores) / bound)
    return {"sharpness_ratio": np.array([found])}


def values(cell: dict[str, Any]) -> dict[str, Any]:
    return {"N": cell["N"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.sharpness_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,
)
