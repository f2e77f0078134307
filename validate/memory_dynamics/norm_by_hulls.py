"""The max-margin memory of random clusters, ever tighter; the hulls' distance by constrained least squares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.optimize import nnls

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import max_margin
from lawbook.validate.experiment import Band, Experiment

FIRST, SECOND, DIMENSION = 4, 3, 5
LABELS = np.repeat([0, 1], [FIRST, SECOND])


def offsets(draw: int) -> np.ndarray:
    """v_x, (7, 5): independent and uniform on the unit sphere."""
    rng = streams.generators(streams.root(0, "hulls", draw), 1)[0]
    drawn = rng.standard_normal((FIRST + SECOND, DIMENSION))
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def distance(v: np.ndarray) -> float:
    """Between the two hulls: non-negative weights, whose sums a heavy row holds at 1 for each label."""
    heavy = 1e5 * np.vstack([LABELS == 0, LABELS == 1])
    weights = nnls(np.vstack([v.T * np.where(LABELS == 0, 1, -1), heavy]), np.append(np.zeros(v.shape[1]), [1e5, 1e5]))[0]
    for label in (0, 1):
        weights[LABELS == label] /= weights[LABELS == label].sum()
    return float(np.linalg.norm((weights * np.where(LABELS == 0, 1, -1)) @ v))


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Draws whose hulls are at least 0.3 apart: closer ones meet the limit at larger k only."""
    draws = [k for k in range(20 if level == "quick" else 100) if distance(offsets(k)) > 0.3]
    return [{"draw": draw, "k": 10.0 * 3**power} for draw in draws[: 5 if level == "quick" else 40] for power in range(7)]


def observe(draw: int, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """|W|^2 of the smallest memory with margins of at least 1, for sqrt(1 - 1/k) c + v/sqrt(k)."""
    v = offsets(draw)
    e = np.column_stack([np.full(len(v), np.sqrt(1 - 1 / k)), v / np.sqrt(k)])
    return {"squared_norm": np.array([max_margin.max_margin(e, np.eye(2, DIMENSION + 1), LABELS, tolerance=1e-6).squared_norm])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    v = offsets(cell["draw"])
    means = np.linalg.norm(v[LABELS == 0].mean(axis=0) - v[LABELS == 1].mean(axis=0))
    return {"Delta": distance(v), "G": float(means), "k": cell["k"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.norm_by_hulls",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left is of order 1/k"),
    rounding=1e-5,
)
