"""The max-margin memory W-hat: the smallest |W|_F with every margin m_xz(W) >= 1, and a certificate.

Gradient descent on separable data goes to its direction; |W-hat|^2 is the limit of eta t L, and its multipliers
beta are the offsets of the margins.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.inputs import labels_of, number, refuse
from lawbook.simulate.memory_dynamics import separability
from lawbook.simulate.memory_dynamics.plain_arrays import basis, embeddings, one_blas_thread, pair_vectors

TOLERANCE = 1e-9


class MaxMargin(NamedTuple):
    """W-hat (d, d), its squared norm, the margins and multipliers (N, M; own class 1 and 0), and how exact it is.

    `lower` <= |W-hat|^2 <= `squared_norm` / min(margin)^2 by duality, whatever the solver did; `gap` is their
    difference over `lower`. `residual` is the largest violation of m >= 1, of beta (m - 1) = 0 (beta over its
    maximum) and of W = sum beta v (over |W|); beta >= 0 holds by construction.
    """

    w: np.ndarray
    squared_norm: float
    margins: np.ndarray
    beta: np.ndarray
    lower: float
    gap: float
    residual: float

    @property
    def support(self) -> np.ndarray:
        """(N, M) booleans: the pairs with a positive multiplier."""
        return self.beta > 0


@one_blas_thread
def max_margin(
    e: np.ndarray, u: np.ndarray, labels: np.ndarray | None = None, *, tolerance: float = TOLERANCE
) -> MaxMargin:
    """W-hat of separable data, E (N, d), U (M, d); labels default to x mod M.

    W-hat is the point of the convex hull of the `pair_vectors` nearest to 0, over its squared norm. An active-set
    method finds it, and the support is solved once more for m = 1. Multipliers are unique where support vectors are
    linearly independent. Leave tokens of frequency zero out.
    Cost: about N (M - 1) r operations for each support vector, r = min(M - 1, d) min(N, d); seconds up to N (M - 1) =
    2000. Memory: N M r numbers. Raises InputError where the data are not separable, RuntimeError where the
    relative duality gap or the residual stays above `tolerance`.
    """
    e, u = embeddings(e, u)
    labels, tolerance = labels_of("labels", labels, len(e), len(u)), number("tolerance", tolerance, 0)
    left, right = basis(u - u.mean(axis=0)), basis(e)  # an isometry; for M = 2 it leaves d columns of the d^2
    rows = pair_vectors(e @ right, u @ left, labels)
    weights, distance = separability.nearest_point(rows)
    if not (rows @ (weights @ rows)).min() > 1e-9 * distance**2 or distance == 0:
        raise refuse("e, u, labels", f"{len(e)} tokens that no matrix memorises", "separable data")
    raw = weights / distance**2
    found = [(_certified(rows, w, beta), w, beta) for w, beta in ((raw @ rows, raw), _polished(rows, weights))]
    (lower, gap, residual), w, chosen = min(found, key=lambda one: max(one[0][1:]))
    if max(gap, residual) > tolerance:
        raise RuntimeError(f"tolerance: relative duality gap {gap:.3g}, residual {residual:.3g} > {tolerance}")
    others = np.arange(len(u)) != labels[:, None]
    margins, beta = np.ones(others.shape), np.zeros(others.shape)
    margins[others], beta[others] = rows @ w, chosen
    full = left @ w.reshape(left.shape[1], -1) @ right.T
    return MaxMargin(full, float(w @ w), margins, beta, lower, gap, residual)


def _polished(rows: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """W with m = 1 on the support, and its multipliers, each to the precision that the rows' condition allows."""
    support = np.flatnonzero(weights > 1e-12 * weights.max())
    w = np.linalg.lstsq(rows[support], np.ones(len(support)), rcond=None)[0]
    beta = np.zeros(len(rows))
    beta[support] = np.maximum(np.linalg.lstsq(rows[support].T, w, rcond=None)[0], 0)
    return w, beta


def _certified(rows: np.ndarray, w: np.ndarray, beta: np.ndarray) -> tuple[float, float, float]:
    """A lower bound of |W-hat|^2 from the dual, the relative gap to the upper bound, the residual of optimality."""
    margins, combined = rows @ w, beta @ rows
    if margins.min() <= 0 or not beta.any():
        return 0.0, np.inf, np.inf
    lower = float(beta.sum() ** 2 / (combined @ combined))  # the dual's best multiple of beta
    upper = float(w @ w / margins.min() ** 2)
    slack = np.abs(beta / beta.max() * (margins - 1)).max()
    stationary = np.linalg.norm(combined - w) / np.linalg.norm(w)
    return lower, upper / lower - 1, float(max(slack, 1 - margins.min(), stationary))


def descent_twin(e: np.ndarray, u: np.ndarray, labels: np.ndarray | None = None, sweeps: int = 10_000) -> np.ndarray:
    """Multipliers (N (M - 1),) by coordinate ascent on the dual: the slow twin, slower still with a tiny margin.

    Cost: (N (M - 1))^2 a sweep.
    """
    e, u = embeddings(e, u)
    rows = pair_vectors(e, u, labels_of("labels", labels, len(e), len(u)))
    gram = rows @ rows.T
    beta = np.zeros(len(rows))
    for _ in range(sweeps):
        for i in range(len(rows)):
            beta[i] = max(0.0, beta[i] - (gram[i] @ beta - 1) / gram[i, i])
    return beta
