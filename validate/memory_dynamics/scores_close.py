"""Descent on the memory itself against descent on its scores."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import minimiser, problems, scores
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": t, "M": 5, "d": d, "eta": eta} for t in ("zipf:1:5", f"{tokens}#6") for d in (3, 10) for eta in (0.1, 1.0, 10.0)]


def observe(
    tokens: str, M: int, d: int, eta: float, drop: str = "", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The largest difference of scores over 200 steps, relative to the largest score.

    `drop`: inputs, outputs or frequencies, whose Gram matrix or weights the second run replaces by none.
    """
    problem = problems.random_unit(tokens, M, d, streams.generators(seed, 1)[0])
    e, u = problem.embeddings()
    other = problem
    if drop:
        ke = np.eye(problem.tokens) if drop == "inputs" else problem.ke
        ku = np.eye(M) if drop == "outputs" else problem.ku
        p = np.full(problem.tokens, 1 / problem.tokens) if drop == "frequencies" else problem.p
        other = problems.from_grams(ke, ku, p)
    w = minimiser.descend(e, u, problem.p, None, eta, 200)[-1]
    direct, closed = e @ w.T @ u.T, scores.descend(other, eta, 200, times=[200]).scores
    return {"gap": np.array([np.abs(direct - closed).max() / np.abs(direct).max()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": int(cell["tokens"].rsplit(":", 1)[-1].rsplit("#", 1)[-1]), "M": cell["M"], "eta": cell["eta"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.scores_close",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-8, reason="rounding, which a run of 200 steps that oscillates amplifies"),
)
