"""Sets left by Huffman merges of random, heavy-tailed and equal light classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.trees import merges
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = ["geometric:40", "two:300", "one:1000", "zipf:1:1000", "zipf:2:100"]
    problems += [f"dirichlet:{a}:{m}:{k}" for a in (0.3, 2) for m in (5, 60) for k in range(3 if level == "quick" else 20)]
    shares = (0.0625, 0.25, 0.5, 1.0)
    # light classes of a bit more than half of gamma p_1, of which no two may be merged
    tight = [{"problem": f"light:{k}", "gamma": g} for k in (3, 40) for g in shares]
    return [{"problem": p, "gamma": g} for p in problems for g in shares] + tight


def masses(cell: Mapping[str, Any]) -> np.ndarray:
    kind, _, count = cell["problem"].partition(":")
    if kind != "light":
        return np.asarray(resolve(cell["problem"]))
    weights = np.append(1.0, np.full(int(count), 0.501 * cell["gamma"]))
    return weights / weights.sum()


def observe(problem: str, gamma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"sets"}: the mode is left out of the merges and counts as one more."""
    p = masses({"problem": problem, "gamma": gamma})
    _, _, done = merges(np.sort(p[1:]), gamma * p[0] * (1 - 1e-12))
    return {"sets": np.array([float(len(p) - done)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p_1": float(masses(cell)[0]), "gamma": cell["gamma"]}


EXPERIMENT = Experiment(
    law="mode_estimation.size_of_gamma_forest",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-13,  # a whole number
)
