"""Is there a W that answers every token rightly? Linear programmes, with a certificate for either answer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import linprog, nnls

from lawbook.simulate.inputs import labels_of, number
from lawbook.simulate.memory_dynamics.plain_arrays import basis, embeddings, one_blas_thread, pair_vectors

TOLERANCE = 1e-9


class Separation(NamedTuple):
    """Whether all tokens can be memorised, and the largest smallest margin of a W with |W_ij| <= 1.

    Both bounds hold whatever the solver did: `margin` is the smallest margin of `w`, and no W in the box has a
    larger one than `upper`, by the multipliers `dual` (N (M - 1), >= 0, sum 1): upper = |sum beta v|_1.
    """

    separable: bool
    margin: float
    upper: float
    w: np.ndarray
    dual: np.ndarray


@one_blas_thread
def separation(
    e: np.ndarray, u: np.ndarray, labels: np.ndarray | None = None, *, tolerance: float = TOLERANCE
) -> Separation:
    """Maximise tau subject to m_xz(W) >= tau and |W_ij| <= 1, for E (N, d), U (M, d); separable iff tau > tolerance.

    Labels default to x mod M. Every row of e counts: leave tokens of frequency zero out.
    Cost: a HiGHS programme with N (M - 1) rows and d^2 + 1 columns, milliseconds up to some hundred rows.
    Memory: N M d^2 numbers. Raises InputError; RuntimeError if the solver fails, or if its two bounds lie
    on different sides of the tolerance.
    """
    e, u = embeddings(e, u)
    labels, tolerance = labels_of("labels", labels, len(e), len(u)), number("tolerance", tolerance, 0)
    rows = pair_vectors(e, u, labels)
    count, size = rows.shape
    scale = np.abs(rows).max() or 1.0
    answer = linprog(
        np.append(np.zeros(size), -1.0),
        A_ub=np.column_stack([-rows / scale, np.ones(count)]),
        b_ub=np.zeros(count),
        bounds=[(-1, 1)] * size + [(0, None)],
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if answer.status != 0:
        raise RuntimeError(f"HiGHS: {answer.message}")
    w = np.clip(answer.x[:-1], -1, 1)
    dual = np.maximum(-answer.ineqlin.marginals, 0)
    # tau >= 0 has a multiplier of its own: without separation the others may sum to more than 1, never to less
    dual = dual / dual.sum() if dual.sum() > 0 else np.full(count, 1 / count)
    margin, upper = float((rows @ w).min()), float(np.abs(dual @ rows).sum())
    if margin <= tolerance < upper:
        raise RuntimeError(f"tolerance: the largest margin lies in [{margin:.3g}, {upper:.3g}], which holds {tolerance}")
    return Separation(margin > tolerance, margin, upper, w.reshape(e.shape[1], -1), dual)


@one_blas_thread
def separable(e: np.ndarray, u: np.ndarray, labels: np.ndarray | None = None) -> bool:
    """Whether all tokens can be memorised: the fast path, by a certificate that is checked, else `separation`.

    Non-negative least squares finds the point of conv{v_xz} nearest to 0 (v_xz = `pair_vectors`). If it is a W with
    positive margins, the data are separable. For M = 2 the d^2 columns reduce to d.
    Cost: about N (M - 1) d^2 operations for each support vector. Memory: N M d^2 numbers (N d for M = 2).
    """
    e, u = embeddings(e, u)
    labels = labels_of("labels", labels, len(e), len(u))
    if len(u) == 2:
        return bool((u[0] != u[1]).any()) and separator(np.where(labels == 0, 1.0, -1.0)[:, None] * e) is not None
    left, right = basis(u - u.mean(axis=0)), basis(e)
    if separator(pair_vectors(e @ right, u @ left, labels)) is not None:
        return True
    return separation(e, u, labels).separable


def separator(rows: np.ndarray, tolerance: float = TOLERANCE) -> np.ndarray | None:
    """Some v with row . v > 0 for every row, checked; None if 0 is within `tolerance` of the rows' convex hull.

    The distance is relative to the longest row.
    """
    rows = rows / (np.sqrt(np.einsum("ij,ij->i", rows, rows).max()) or 1.0)
    weights, residual = nearest_point(rows)
    v = rows.T @ weights
    return v if residual > tolerance and (rows @ v).min() > 0 else None


def nearest_point(rows: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (>= 0, sum 1) of the point of the convex hull of the rows that is nearest to 0, and its distance.

    min |rows^T b|^2 + (1 - sum b)^2 over b >= 0 is the same problem up to a factor (Lawson and Hanson's active sets).
    """
    system = np.vstack([rows.T, np.ones(len(rows))])
    target = np.append(np.zeros(rows.shape[1]), 1.0)
    weights, _ = nnls(system, target, maxiter=30 * max(system.shape))
    weights /= weights.sum()
    return weights, float(np.linalg.norm(rows.T @ weights))


@one_blas_thread
def weakly_separable(e: np.ndarray, u: np.ndarray, labels: np.ndarray | None = None) -> bool:
    """Whether some W has no negative margin and a positive one: then the cross-entropy has no minimiser.

    Conversely, if there is none, the minimiser exists and is unique up to what no margin sees (AM-U1).
    Cost: a linear programme as in `separation`; for M = 2 with d columns only. Margins below 1e-9 of the sum that
    the box allows count as zero.
    """
    e, u = embeddings(e, u)
    labels = labels_of("labels", labels, len(e), len(u))
    two = len(u) == 2
    rows = np.where(labels == 0, 1.0, -1.0)[:, None] * e if two else pair_vectors(e, u, labels)
    if two and not (u[0] != u[1]).any():
        return False
    return weakly_separable_rows(rows)


def weakly_separable_rows(rows: np.ndarray) -> bool:
    """Whether some v has row . v >= 0 for all rows, and > 0 for one."""
    answer = linprog(
        -rows.sum(axis=0),
        A_ub=-rows,
        b_ub=np.zeros(len(rows)),
        bounds=(-1, 1),
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if answer.status != 0:
        raise RuntimeError(f"HiGHS: {answer.message}")
    return bool(-answer.fun > TOLERANCE * np.abs(rows).sum())
