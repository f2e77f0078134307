"""What descent gets wrong on its way, from small to huge steps, on two tokens and on random separable problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import max_margin, problems, scores
from lawbook.validate.experiment import Experiment


def problem_of(cell: Mapping[str, Any]) -> problems.Problem:
    """The problem that a cell names: two tokens, or random inputs with orthonormal unembeddings."""
    if cell["kind"] == "pair":
        return problems.two_particles(cell["alpha"], 0.25)
    rng = streams.generators(streams.root(0, "regret", cell["draw"]), 1)[0]
    return problems.random_unit("zipf:1:5", 4, 6, rng, outputs="orthonormal")


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    named = [{"kind": "pair", "alpha": a, "draw": 0} for a in (0.0, 0.5, 0.9)]
    named += [{"kind": "random", "alpha": 0.0, "draw": k} for k in range(3 if level == "quick" else 20)]
    return [{**cell, "eta": eta, "T": T} for cell in named for eta in (0.1, 10.0, 1e4) for T in (10, 1000)]


def observe(
    kind: str, alpha: float, draw: int, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The sum over T steps of the mean missing probability."""
    run = scores.descend(problem_of({"kind": kind, "alpha": alpha, "draw": draw}), eta, T, times=[T])
    return {"regret": np.array([run.missed])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    problem = problem_of(cell)
    norm = max_margin.max_margin(*problem.embeddings(), problem.labels).squared_norm
    return {"S": norm, "M": problem.classes, "eta": cell["eta"], "T": cell["T"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.regret_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
