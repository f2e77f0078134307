"""Coefficients of trained memories, step by step: how often one moves the wrong way, and how often a margin falls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import descent, problems
from lawbook.validate.experiment import Band, Experiment

STEPS = 20


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Plain descent at three step sizes; with momentum; one sample a step."""
    plain = [{"tokens": t, "M": M, "eta": eta} for t, M in (("zipf:1:4", 2), (f"{tokens}#4", 3)) for eta in (0.1, 10.0, 1000.0)]
    return [*plain, {**plain[1], "momentum": 0.9}, {**plain[1], "batch": 1}]


def observe(
    tokens: str, M: int, eta: float, momentum: float = 0.0, batch: int = 0, kind: str = "sgd", *,
    seed: np.random.SeedSequence, replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """Wrong moves of coefficients and falls of margins over 20 steps, inputs of correlation 0.9.

    Coefficients are read off W, which the independent embeddings determine; runs of 1, 2, ... steps share their samples.
    """
    problem = problems.equicorrelated(tokens, M, 0.9, 0.0)
    e, u = problem.embeddings()
    rule = descent.Rule(eta, kind=kind, momentum=momentum if kind == "sgd" else 0.0)
    drawn = descent.samples(problem, batch * STEPS, streams.generators(seed, 1)[0]) if batch else None
    left, right = np.linalg.pinv(u), np.linalg.pinv(e)

    def coefficients(steps: int) -> np.ndarray:
        _, w = descent.descend(problem, rule, steps, drawn=None if drawn is None else drawn[: batch * steps])
        return (left.T @ w @ right).T

    table = np.stack([np.zeros((problem.tokens, M)), *(coefficients(steps) for steps in range(1, STEPS + 1))])
    own = np.arange(M) == problem.labels[:, None]
    moves = np.diff(table, axis=0) * np.where(own, 1.0, -1.0)
    margins = np.diff(descent.descend(problem, descent.Rule(eta), STEPS, times="all")[0].margins, axis=0)
    slack = 1e-9 * max(1.0, float(np.abs(table).max()))
    return {"turns": np.array([float((moves < -slack).sum())]), "margin_turns": np.array([float((margins < -slack).sum())])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": 4, "M": cell["M"], "eta": cell["eta"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.particles_never_turn",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a count"),
)
