"""The squared norm of the max-margin memory of a cluster, by quadratic optimisation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import max_margin, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = ((1, 1), (2, 1), (3, 3), (1, 6), (5, 4)) if level == "quick" else [(n, m) for n in range(1, 7) for m in range(1, 7)]
    return [{"n_1": n, "n_2": m, "k": k} for n, m in sizes for k in (1.25, 5.0, 200.0)]


def observe(
    n_1: int, n_2: int, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """|W|^2 of the smallest memory with all margins at least 1."""
    n = n_1 + n_2
    problem = problems.equicorrelated(np.full(n, 1 / n), 2, 1 - 1 / k, 0.0, np.repeat([0, 1], [n_1, n_2]))
    return {"squared_norm": np.array([max_margin.max_margin(*problem.embeddings(), problem.labels).squared_norm])}


EXPERIMENT = Experiment(
    law="memory_dynamics.norm_of_cluster",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=1e-7, reason="the solver's duality gap of 1e-9"),
    rounding=1e-9,
)
