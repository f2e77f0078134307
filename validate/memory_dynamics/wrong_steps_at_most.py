"""Steps of descent that find some token wrong: two close tokens, and random separable problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import max_margin, problems, scores
from lawbook.validate.experiment import Experiment


def problem_of(cell: Mapping[str, Any]) -> problems.Problem:
    """The problem that a cell names: two tokens, or five random ones with orthonormal unembeddings."""
    if cell["draw"] < 0:
        return problems.two_particles(cell["alpha"], cell["rare"])
    rng = streams.generators(streams.root(0, "wrong steps", cell["draw"]), 1)[0]
    return problems.random_unit("zipf:2:5", 3, 5, rng, outputs="orthonormal")


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    named = [{"alpha": a, "rare": rare, "draw": -1} for a in (0.5, 0.9, 0.9999) for rare in (0.25, 0.003)]
    named += [{"alpha": 0.0, "rare": 0.0, "draw": k} for k in range(4 if level == "quick" else 40)]
    return [{**cell, "eta": eta, "T": 10_000} for cell in named for eta in (1.0, 20.0, 1e4)]


def observe(
    alpha: float, rare: float, draw: int, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """How many of the steps 0, ..., T - 1 find some margin at or below 0."""
    run = scores.descend(problem_of({"alpha": alpha, "rare": rare, "draw": draw}), eta, T, times="all")
    return {"wrong_steps": np.array([float((run.wrong[:-1] > 0).sum())])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    problem = problem_of(cell)
    norm = max_margin.max_margin(*problem.embeddings(), problem.labels).squared_norm
    return {"S": norm, "M": problem.classes, "eta": cell["eta"], "T": cell["T"], "q": float(problem.p.min())}


EXPERIMENT = Experiment(
    law="memory_dynamics.wrong_steps_at_most",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
)
