"""Gradient descent on random problems about the capacity of two classes: do margins come to rest?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import problems, scores, separability
from lawbook.validate.experiment import Band, Experiment


def problem_of(cell: Mapping[str, Any]) -> problems.Problem:
    """Random unit inputs, fair labels, two orthonormal classes."""
    rng = streams.generators(streams.root(0, "finite minimiser", cell["N"], cell["d"], cell["draw"]), 1)[0]
    inputs = rng.standard_normal((cell["N"], cell["d"]))
    inputs /= np.sqrt(np.einsum("xi,xi->x", inputs, inputs))[:, None]
    return problems.from_embeddings(inputs, np.eye(2, cell["d"]), np.full(cell["N"], 1 / cell["N"]), rng.integers(0, 2, cell["N"]))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From N = d to N = 4 d; at N = 2 d one problem in two is separable."""
    draws = 3 if level == "quick" else 20
    return [{"N": N, "d": d, "draw": k} for N, d in ((3, 3), (6, 3), (8, 4), (7, 3), (12, 3)) for k in range(draws)]


def observe(
    N: int, d: int, draw: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"finite": 1 where no margin moves by 0.01 between the steps 2e4 and 2e5; separated ones move by ln 10 or more."""
    run = scores.descend(problem_of({"N": N, "d": d, "draw": draw}), 1.0, 200_000, times=[20_000, 200_000])
    return {"finite": np.array([float(np.abs(run.margins[1] - run.margins[0]).max() < 0.01)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = separability.separation(*problem_of(cell).embeddings(), problem_of(cell).labels)
    return {"tau": found.margin if found.separable else 0.0, "N": cell["N"], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.finite_minimiser",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.01, reason="the answers are 0 and 1"),
)
