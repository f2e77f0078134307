"""When the mean token of a cluster's frequent label first has a margin: random inputs about a common one, unequal frequencies."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.interpolate import CubicSpline

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment

FIRST, SECOND = np.array([5.0, 2.0, 1.0]), np.array([3.0, 1.0])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    closeness = [30.0 * 4**k for k in range(6 if level == "quick" else 9)]
    chosen = ((1.0, 0.7, 0.5), (0.4, 0.9, 1.5), (0.4, 0.9, 2.1))
    return [{"p": p, "p_1": p_1, "m": m, "k": k} for p, p_1, m in chosen for k in closeness]


def observe(
    p: float, p_1: float, m: float, k: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The time at which the mean margin of the three tokens of label 1 is m; a token outside the cluster has the rest of 1 - p."""
    rng = streams.generators(streams.root(0, "cluster"), 1)[0]
    apart = rng.standard_normal((5, 4))
    apart /= np.linalg.norm(apart, axis=1, keepdims=True)
    gram = np.zeros((6, 6))
    gram[:5, :5], gram[5, 5] = 1 - 1 / k + apart @ apart.T / k, 1.0
    weights = np.concatenate([p * p_1 * FIRST / FIRST.sum(), p * (1 - p_1) * SECOND / SECOND.sum(), [1 - p]])
    problem = problems.from_grams(gram, np.eye(2), weights, [0, 0, 0, 1, 1, 0])
    until = 8 / (p * p_1 * (1 - p_1))
    times = np.linspace(0, until, 2000)
    path = flow.flow(problem, until, times=times)
    mean = path.margins[:, :3].mean(axis=1) - m
    at = int(np.argmax(mean > 0))
    roots = CubicSpline(times[at - 3 : at + 3], mean[at - 3 : at + 3]).roots(extrapolate=False)
    return {"time": np.array([roots[0]])}


EXPERIMENT = Experiment(
    law="memory_dynamics.margin_of_cluster",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left is of order 1/k"),
    rounding=1e-6,
)
