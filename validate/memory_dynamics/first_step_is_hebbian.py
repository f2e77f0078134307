"""The memory after one step of descent against the outer products that it should store."""

from __future__ import annotations

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import minimiser, problems
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_dynamics.scores_close import cells, values


def observe(
    tokens: str, M: int, d: int, eta: float, centred: bool = True, weights: str = "frequency", *,
    seed: np.random.SeedSequence, replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """The largest difference of entries, relative to the largest entry."""
    problem = problems.random_unit(tokens, M, d, streams.generators(seed, 1)[0])
    e, u = problem.embeddings()
    w = minimiser.descend(e, u, problem.p, None, eta, 1)[-1]
    q = problem.p if weights == "frequency" else np.full(problem.tokens, 1 / problem.tokens)
    stored = u[problem.labels] - (u.mean(axis=0) if centred else 0.0)
    hebbian = eta * (stored * q[:, None]).T @ e
    return {"gap": np.array([np.abs(w - hebbian).max() / np.abs(w).max()])}


EXPERIMENT = Experiment(
    law="memory_dynamics.first_step_is_hebbian",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-10, reason="rounding"),
)
