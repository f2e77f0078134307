"""The minimiser of the cross-entropy where it exists, and what gradient descent does around it.

Newton's method in the coordinates that the loss sees: W = B_U C B_E^T, with orthonormal bases of the span of the
u_y - u_z and of the keys. There the loss is strictly convex. A minimiser exists iff no W has only margins >= 0,
some of them > 0; data that have such a W (separable data among them) are refused.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lawbook.simulate.inputs import InputError, labels_of, number, probability_vector, refuse, whole_number
from lawbook.simulate.memory_dynamics import separability, sharpness
from lawbook.simulate.memory_dynamics.plain_arrays import basis, embeddings, finite, one_blas_thread, softmax

GRADIENT = 1e-10


class Minimiser(NamedTuple):
    """W* (d, d), the loss there, the norm of its gradient, Newton steps, and its sharpness S*."""

    w: np.ndarray
    loss: float
    gradient: float
    steps: int
    sharpness: float

    @property
    def largest_step(self) -> float:
        """2 / S*: gradient descent is locally stable at W* iff its step is smaller (infinite without curvature)."""
        return 2 / self.sharpness if self.sharpness > 0 else np.inf


def loss_of(scores: np.ndarray, p: np.ndarray, labels: np.ndarray) -> float:
    """sum_x p_x log(1 + sum over z != f(x) of exp(-m_xz)), without overflow or cancellation."""
    behind = np.array(scores, dtype=np.float64)
    behind -= np.take_along_axis(behind, labels[:, None], 1)
    np.put_along_axis(behind, labels[:, None], -np.inf, 1)
    top = np.maximum(behind.max(axis=1), 0)  # log(exp(0) + sum exp(behind))
    inner = np.exp(behind - top[:, None]).sum(axis=1)
    return float(p @ (top + np.where(top > 0, np.log(np.exp(-top) + inner), np.log1p(inner))))


def residuals(pi: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Pi - Y, the own entry as minus the sum of the others: 1 - pi without cancellation."""
    wrong = pi.copy()
    np.put_along_axis(wrong, labels[:, None], 0.0, 1)
    np.put_along_axis(wrong, labels[:, None], -wrong.sum(axis=1, keepdims=True), 1)
    return wrong


@one_blas_thread
def minimiser(
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    labels: np.ndarray | None = None,
    *,
    gradient: float = GRADIENT,
    most: int = 200,
) -> Minimiser:
    """W* of E (N, d), U (M, d), p (N,); labels default to x mod M. Tokens with p_x = 0 are left out.

    W* is unique among matrices in the span of (u_y - u_z) e_x^T. Newton from 0 with halved steps until the gradient's
    norm is below `gradient` and the next step below 1e-7 of W; where rounding stops it earlier, RuntimeError says at which norm.
    Cost: a linear programme (`separability.weakly_separable`), then tens of steps of N r_U r_E M + (r_U r_E)^3
    operations, r the ranks (r_U = 1 for two classes). Memory: N (M r_U + r_U^2 + r_E^2) + (r_U r_E)^2. Raises InputError.
    """
    e, u, p, labels = _checked(e, u, p, labels)
    gradient, most = number("gradient", gradient, 0, low_open=True), whole_number("most", most)
    if separability.weakly_separable(e, u, labels):
        raise refuse("e, u, labels", "weakly separable data", "data with a minimiser: no W with all margins >= 0, one > 0")
    left, right = basis(u - u.mean(axis=0)), basis(e)
    keys, values = e @ right, u @ left
    c, scores = np.zeros((values.shape[1], keys.shape[1])), np.zeros((len(e), len(u)))

    def slope_at(scores: np.ndarray) -> np.ndarray:
        return values.T @ (residuals(softmax(scores), labels) * p[:, None]).T @ keys

    loss, slope = loss_of(scores, p, labels), slope_at(scores)
    for step in range(most + 1):
        norm = float(np.linalg.norm(slope))
        move = -np.linalg.solve(_hessian(keys, values, p, softmax(scores)), slope.ravel()).reshape(c.shape)
        if norm < gradient and np.linalg.norm(move) <= 1e-7 * (1 + np.linalg.norm(c)):  # rare tokens: flat far from W*
            return Minimiser(left @ c @ right.T, loss, norm, step, _sharpness(e, u, p, scores))
        change, promised, share = keys @ move.T @ values.T, float(np.vdot(slope, move)), 1.0
        while share > 1e-12:
            tried = scores + share * change
            loss_there, slope_there = loss_of(tried, p, labels), slope_at(tried)
            # where the loss no longer resolves what is to be gained, its slope along the move still does
            flat = -promised < 1e-9 * loss and np.vdot(slope_there, move) <= -promised / 2
            if flat or loss_there <= loss + 1e-4 * share * promised:
                break
            share /= 2
        else:
            break
        c = c + share * move
        scores = keys @ c.T @ values.T
        loss, slope = loss_of(scores, p, labels), slope_at(scores)
    raise RuntimeError(f"gradient: Newton's method stopped at the norm {norm:.3g} after {step} steps")


@one_blas_thread
def descend(
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    labels: np.ndarray | None,
    step: float,
    steps: int,
    *,
    start: np.ndarray | None = None,
    keep: int = 1,
) -> np.ndarray:
    """The last `keep` of W_0, ..., W_steps under full-batch gradient descent, (keep, d, d).

    Cost: 4 N M d + N d^2 operations a step. Memory: keep d^2 + N M.
    """
    e, u, p, labels = _checked(e, u, p, labels)
    d = e.shape[1]
    step, steps = number("step", step, 0, low_open=True), whole_number("steps", steps, 0)
    keep = whole_number("keep", keep, 1, steps + 1)
    w = np.zeros((d, d)) if start is None else finite("start", start, (d, d)).copy()
    kept = []
    for t in range(steps + 1):
        if t > steps - keep:
            kept.append(w)
        if t < steps:
            w = w - step * (u.T @ ((residuals(softmax(e @ w.T @ u.T), labels) * p[:, None]).T @ e))
    return np.array(kept)


def cycle(
    e: np.ndarray,
    u: np.ndarray,
    p: np.ndarray,
    labels: np.ndarray | None,
    step: float,
    *,
    start: np.ndarray | None = None,
    before: int = 2_000,
    longest: int = 64,
    tolerance: float = 1e-8,
) -> np.ndarray | None:
    """The cycle on which gradient descent ends: W at each of its points, (period, d, d); period 1 is convergence.

    None where no period up to `longest` repeats to within `tolerance` (relative) after `before` steps, as in chaos,
    slow convergence near the threshold, or growth without bound. Cost: `descend` with before + 2 longest steps.
    """
    longest, tolerance = whole_number("longest", longest), number("tolerance", tolerance, 0, low_open=True)
    path = descend(e, u, p, labels, step, whole_number("before", before, 0) + 2 * longest, start=start, keep=2 * longest)
    size = tolerance * (1 + np.abs(path).max())
    for period in range(1, longest + 1):
        if np.abs(path[period:] - path[:-period]).max() <= size:
            return path[:period]
    return None


@one_blas_thread
def two_cycle(
    e: np.ndarray, u: np.ndarray, p: np.ndarray, labels: np.ndarray | None, step: float, near: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Both points of the 2-cycle near `near` (d, d), polished by Newton's method on W -> GD(GD(W)).

    Found whether it is stable or not. Cost: (d^2)^3 a step, by a (d^2, d^2) Jacobian. Raises InputError where the
    iteration ends on a fixed point or nowhere.
    """
    e, u, p, labels = _checked(e, u, p, labels)
    step = number("step", step, 0, low_open=True)
    d = e.shape[1]
    w, identity = finite("near", near, (d, d)), np.eye(d * d)

    def pushed(at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        jacobian = identity - step * sharpness.dense_hessian(e, u, p, e @ at.T @ u.T)
        return descend(e, u, p, labels, step, 1, start=at)[0], jacobian

    for _ in range(50):
        other, first = pushed(w)
        again, second = pushed(other)
        miss = (again - w).ravel()
        if np.abs(miss).max() <= 1e-13 * (1 + np.abs(w).max()):
            if np.abs(other - w).max() > 1e-6 * (1 + np.abs(w).max()):
                return w, other
            raise refuse("near", near, "a point near a 2-cycle; Newton's method came to a fixed point")
        # directions that no margin sees have Jacobian 1: least squares leaves them alone
        w = w - np.linalg.lstsq(second @ first - identity, miss, rcond=1e-12)[0].reshape(d, d)
        if not np.isfinite(w).all():
            break
    raise InputError("near: Newton's method found no 2-cycle; accepted: a point nearer to one")


def _hessian(keys: np.ndarray, values: np.ndarray, p: np.ndarray, pi: np.ndarray) -> np.ndarray:
    """In the coordinates C.ravel(); (r, r) with r = r_U r_E."""
    (tokens, inner), outer = keys.shape, values.shape[1]
    apart = values - values[pi.argmax(axis=1)][:, None]  # from the likeliest class: no cancellation where pi is near 1
    mean = np.einsum("xz,xza->xa", pi, apart)
    spread = apart.transpose(0, 2, 1) @ (pi[:, :, None] * apart) - mean[:, :, None] * mean[:, None, :]
    squares = (keys[:, :, None] * keys[:, None, :] * p[:, None, None]).reshape(tokens, -1)
    full = (spread.reshape(tokens, -1).T @ squares).reshape(outer, outer, inner, inner)
    return full.transpose(0, 2, 1, 3).reshape((outer * inner,) * 2)


def _sharpness(e: np.ndarray, u: np.ndarray, p: np.ndarray, scores: np.ndarray) -> float:
    if len(u) == 2:
        return float(sharpness.sharpness_two_classes(e, u, p, scores[:, 0] - scores[:, 1]))
    return sharpness.sharpness(e, u, p, scores)


def _checked(e: np.ndarray, u: np.ndarray, p: np.ndarray, labels: np.ndarray | None) -> tuple[np.ndarray, ...]:
    e, u = embeddings(e, u)
    p, labels = probability_vector("p", p), labels_of("labels", labels, len(e), len(u))
    if len(p) != len(e):
        raise refuse("p", len(p), f"as many frequencies as rows of e, {len(e)}")
    return e[p > 0], u, p[p > 0], labels[p > 0]
