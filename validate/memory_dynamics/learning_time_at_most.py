"""When the integrated flow has every token right for good: clusters with unequal frequencies, and random separable problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import flow, max_margin, problems
from lawbook.validate.experiment import Experiment

PARTS = (([0.9], [0.1]), ([0.5, 0.4], [0.09, 0.01]), ([0.3, 0.2, 0.1], [0.3, 0.1]))


def problem_of(cell: Mapping[str, Any]) -> problems.Problem:
    """A cluster of correlation 1 - 1/k, or random inputs with orthonormal outputs where k is 0."""
    if cell["k"]:
        first, second = PARTS[cell["draw"]]
        return problems.equicorrelated(first + second, 2, 1 - 1 / cell["k"], 0.0, [0] * len(first) + [1] * len(second))
    rng = streams.generators(streams.root(0, "learning time", cell["draw"]), 1)[0]
    return problems.random_unit("zipf:1:5", 3, 5, rng, outputs="orthonormal")


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    named = [{"k": k, "draw": part} for part in range(len(PARTS)) for k in (1.5, 30.0, 3000.0)]
    return named + [{"k": 0.0, "draw": draw} for draw in range(6 if level == "quick" else 60)]


def observe(k: float, draw: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The time from which on all tokens are right; infinite if not by 200 S/q."""
    cell = {"k": k, "draw": draw}
    scale = values(cell)
    path = flow.flow(problem_of(cell), 200 * scale["S"] / scale["q"], rtol=1e-9, atol=1e-11)
    return {"time": np.array([path.last_all])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    problem = problem_of(cell)
    norm = max_margin.max_margin(*problem.embeddings(), problem.labels).squared_norm
    return {"S": norm, "M": problem.classes, "q": float(problem.p.min())}


EXPERIMENT = Experiment(
    law="memory_dynamics.learning_time_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
)
