"""The margins of four correlated tokens along an integrated flow, against their offsets, up to times of 1e12."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment

TOKENS = 4


def gram(correlations: list[float]) -> np.ndarray:
    """Inner products of z_x: tokens 1, 2 and tokens 3, 4 have the correlations listed, any others 0.1."""
    table = np.full((TOKENS, TOKENS), 0.1) + 0.9 * np.eye(TOKENS)
    table[0, 1] = table[1, 0] = correlations[0]
    table[2, 3] = table[3, 2] = correlations[1]
    return table


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    cases = [([0.6, 0.3], 6, 13), ([0.4, -0.2], 6, 12)] + ([([0.8, 0.7], 6, 13)] if level == "full" else [])
    return [{"tokens": f"{tokens}#4", "z": z, "t": 10.0**k} for z, low, high in cases for k in range(low, high)]


def observe(
    tokens: str, z: list[float], t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The length of the margins' distance from log(p t/beta), beyond that of their common shift, at time t from zero."""
    problem = problems.from_grams(gram(z), np.eye(2), tokens, np.zeros(TOKENS, dtype=int))
    beta = np.linalg.solve(2 * gram(z), np.ones(TOKENS))
    margins = flow.flow(problem, t, times=[t], rtol=1e-12, atol=1e-14).margins[0]
    off = margins - np.log(problem.p * t / beta)
    return {"distance": np.array([float(np.linalg.norm(off - beta @ off / beta.sum()))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    K = 2 * gram(cell["z"])
    beta = np.linalg.solve(K, np.ones(TOKENS))
    return {"slowest": float(np.linalg.eigvals(K * beta).real.min()), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.offset_decay",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.015, reason="less than half of the planted errors; faster modes bend the line at early times"),
    rounding=1e-4,
)
