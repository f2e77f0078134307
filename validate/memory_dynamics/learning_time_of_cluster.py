"""When the integrated flow answers every token of a cluster rightly, for good; inputs ever closer."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    closeness = [50.0 * 3**k for k in range(6 if level == "quick" else 9)]
    return [{"p_1": p, "n_1": n, "n_2": m, "k": k} for p, n, m in ((0.6, 5, 1), (0.75, 3, 2), (0.9, 2, 4)) for k in closeness]


def path_of(first: Any, second: Any, k: float, until: float) -> flow.Flow:
    """The flow from zero; `first`, `second`: frequencies of the tokens of each label, which sum to 1 together."""
    p = np.append(first, second)
    labels = np.repeat([0, 1], [len(first), len(second)])
    return flow.flow(problems.equicorrelated(p / p.sum(), 2, 1 - 1 / k, 0.0, labels), until)


def observe(
    p_1: float, n_1: int, n_2: int, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time from which on all tokens are right."""
    path = path_of(np.full(n_1, p_1 / n_1), np.full(n_2, (1 - p_1) / n_2), k, 10 * k * (n_1 + n_2) / (1 - p_1))
    return {"time": np.array([path.last_all])}


EXPERIMENT = Experiment(
    law="memory_dynamics.learning_time_of_cluster",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left is of order 1 - alpha"),
    rounding=1e-6,
)
