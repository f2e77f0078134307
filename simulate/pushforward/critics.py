"""The best test function of a class, found by linear programming over its values at the points of two atomic laws on the line."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.simulate.inputs import choice, number, probability_vector, refuse, whole_number

TOLERANCES = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
CLASSES = ("bounded", "half_lines", "lipschitz", "bounded_lipschitz")


def best_critic(points: Any, first: Any, second: Any, kind: str) -> tuple[float, np.ndarray]:
    """(largest difference of means, values (n,) of a test function that reaches it).

    `points` (n,) increase; `first` and `second` are the two laws' weights (n,). Classes: values in [-1, 1]; indicators of
    half-lines; Lipschitz constant 1; largest value plus Lipschitz constant at most 1 (Dudley). Cost: one sparse linear program.
    """
    choice("kind", kind, CLASSES)
    points = np.asarray(points, dtype=float)
    if points.ndim != 1 or points.size < 1 or not np.all(np.diff(points) > 0):
        raise refuse("points", points, "a vector of increasing numbers")
    gap = probability_vector("first", first) - probability_vector("second", second)
    if gap.shape != points.shape:
        raise refuse("first, second", gap.shape, f"one weight per point, {points.shape}")
    if kind == "half_lines":
        below = np.cumsum(gap)
        k = int(np.argmax(np.abs(below)))
        return float(abs(below[k])), (points <= points[k]).astype(float) * np.sign(below[k])
    n = points.size
    if kind == "bounded":
        return _solve(gap, None, None, [(-1, 1)] * n, n)
    from scipy import sparse

    steps, width = sparse.diags([-np.ones(n - 1), np.ones(n - 1)], [0, 1], shape=(n - 1, n)), np.diff(points)
    if kind == "lipschitz":  # neighbours suffice on a line; adding a constant changes nothing
        return _solve(gap, sparse.vstack([steps, -steps]), np.concatenate([width, width]), [(0, 0)] + [(None, None)] * (n - 1), n)
    eye, ones = sparse.eye(n), sparse.csr_matrix(np.ones((n, 1)))
    slope = sparse.csr_matrix(width[:, None])
    none_n, none_s = sparse.csr_matrix((n, 1)), sparse.csr_matrix((n - 1, 1))
    rows = sparse.vstack([
        sparse.hstack([eye, -ones, none_n]), sparse.hstack([-eye, -ones, none_n]),
        sparse.hstack([steps, none_s, -slope]), sparse.hstack([-steps, none_s, -slope]),
        sparse.csr_matrix(np.concatenate([np.zeros(n), [1.0, 1.0]])[None, :]),
    ])
    limits = np.zeros(rows.shape[0])
    limits[-1] = 1.0
    return _solve(np.concatenate([gap, [0.0, 0.0]]), rows, limits, [(None, None)] * n + [(0, None)] * 2, n)


def _solve(gap: np.ndarray, rows: Any, limits: Any, bounds: list[tuple[Any, Any]], n: int) -> tuple[float, np.ndarray]:
    found = optimize.linprog(-gap, A_ub=rows, b_ub=limits, bounds=bounds, method="highs", options=TOLERANCES)
    if not found.success:
        raise ArithmeticError(f"no best test function: {found.message}")
    return float(-found.fun), found.x[:n]


def normal_cells(first: float, second: float, deviation: float, cells: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two normal laws of one deviation as masses of `cells` intervals: (centres, weights, weights).

    The middle of the two means is an edge, the last intervals hold the tails.
    """
    cells = whole_number("cells", cells, 4)
    deviation = number("deviation", deviation, 0, low_open=True)
    half = abs(first - second) / 2 + 9 * deviation
    edges = (first + second) / 2 + np.linspace(-half, half, 2 * (cells // 2) + 1)
    found = []
    for mean in (first, second):
        below = special.ndtr((edges - mean) / deviation)
        below[[0, -1]] = 0.0, 1.0
        mass = np.diff(below)
        found.append(mass / mass.sum())
    return (edges[1:] + edges[:-1]) / 2, found[0], found[1]


def mean_over(values: np.ndarray, first: Any, second: Any, weights: Any) -> float:
    """Root of the mean, over test functions with probabilities `weights` (K,), of the squared difference of means; values (K, n)."""
    gap = probability_vector("first", first) - probability_vector("second", second)
    return float(np.sqrt(probability_vector("weights", weights) @ (np.asarray(values, dtype=float) @ gap) ** 2))


def jensen_shannon(first: Any, second: Any) -> float:
    """Divergence of two laws on the same points, in nats: half of each one's divergence from their mean; in [0, ln 2]."""
    first, second = probability_vector("first", first), probability_vector("second", second)
    if first.shape != second.shape:
        raise refuse("second", second.shape, f"one weight per point, {first.shape}")
    mean = (first + second) / 2
    return float(sum((special.xlogy(law, law) - special.xlogy(law, mean)).sum() for law in (first, second)) / 2)
