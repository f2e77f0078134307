"""Sharpness along integrated flows of orthonormal tokens that all start on the wrong side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems, sharpness
from lawbook.validate.experiment import Band, Experiment

POINTS = 3000


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": spec, "m": m} for spec in ("zipf:1:3", f"{tokens}#4") for m in (0.0, 0.5, 2.0, 6.0)]


def observe(
    tokens: str, m: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"rise": largest sharpness of the path over that at its start}, looked at 3000 times until the first token has long crossed."""
    problem = problems.orthonormal(tokens, 2)
    rows = np.arange(problem.tokens)
    start = np.zeros((problem.tokens, 2))
    start[rows, problem.labels], start[rows, 1 - problem.labels] = -m / 2, m / 2
    until = 2 * (1 + m) / problem.p.max()
    e, u = problem.embeddings()
    path = flow.flow(problem, until, start=start, times=np.linspace(0, until, POINTS))
    seen = sharpness.sharpness_two_classes(e, u, problem.p, path.margins)
    return {"rise": np.array([np.max(seen) / np.ravel(seen)[0]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": cell["m"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.sharpness_peak_of_wrong_start",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=1e-4, reason="the grid of times: a margin moves by 0.01 between two of them"),
)
