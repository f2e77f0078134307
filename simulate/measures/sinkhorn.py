"""Entropic optimal transport: the least of <P, cost> + epsilon KL(P || a x b) over plans P, by Sinkhorn's iteration.

    f_i = -epsilon log sum_j b_j exp((g_j - cost_ij) / epsilon),   g_j likewise;   P_ij = a_i b_j exp((f_i + g_j - cost_ij) / epsilon)

Potentials are kept as logarithms. The iteration runs on factors of the kernel that these potentials give, two products
with a matrix a step; as soon as a factor leaves [e^-30, e^30] it is absorbed by the potentials and a step is made in
logarithms. So nothing underflows at a small epsilon, and most steps cost no exponential.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from lawbook.simulate.inputs import number, probability_vector, refuse, whole_number
from lawbook.simulate.measures.assignment import cost_matrix
from lawbook.simulate.measures.laws import points_of, weights_of

WIDEST = 30.0
CACHED = 2**19  # bytes of a matrix that a core keeps at hand


class NotConverged(ArithmeticError):
    """Sinkhorn's iteration did not reach its tolerance; the message says how far it came."""


@dataclass(frozen=True, eq=False)
class EntropicPlan:
    """`cost` = <P, cost> + epsilon KL(P || a x b); potentials `f` (n,) and `g` (m,); `violation` of the marginal a, relative."""

    cost: float
    f: np.ndarray
    g: np.ndarray
    iterations: int
    violation: float
    violations: np.ndarray

    def plan(self, a: np.ndarray, b: np.ndarray, cost: np.ndarray, epsilon: float) -> np.ndarray:
        """The plan itself, (n, m)."""
        return np.outer(a, b) * np.exp((self.f[:, None] + self.g - cost) / epsilon)


def _soft_least(values: np.ndarray, log_weights: np.ndarray, epsilon: float) -> np.ndarray:
    """-epsilon log sum_j w_j exp(-values_ij / epsilon) for each i, values (n, m)."""
    exponents = log_weights - values / epsilon
    top = exponents.max(axis=1)
    return -epsilon * (top + np.log(np.exp(exponents - top[:, None]).sum(axis=1)))


def _check(a: Any, b: Any, cost: Any, epsilon: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    a, b = probability_vector("a", a), probability_vector("b", b)
    cost = np.ascontiguousarray(cost, dtype=np.float64)
    if cost.shape != (a.size, b.size) or not np.isfinite(cost).all():
        raise refuse("cost", cost.shape, f"finite numbers, shape ({a.size}, {b.size})")
    return a / a.sum(), b / b.sum(), cost, number("epsilon", epsilon, 0, low_open=True)


def sinkhorn(
    a: Any, b: Any, cost: Any, epsilon: float, tolerance: float = 1e-9, most: int = 1_000_000, start: Any = None
) -> EntropicPlan:
    """Sinkhorn's iteration for marginals a (n,), b (m,) and a cost (n, m) until the largest |row sum / a_i - 1| <= `tolerance`.

    `start` is a first g (m,), zero by default. Returns an `EntropicPlan`; its `violations` has one entry a step.
    The value's error is of second order in the violation. Raises InputError, and NotConverged after `most` steps.
    """
    a, b, cost, epsilon = _check(a, b, cost, epsilon)
    tolerance, most = number("tolerance", tolerance, 0, low_open=True), whole_number("most", most)
    with np.errstate(divide="ignore"):
        log_a, log_b = np.log(a), np.log(b)  # -inf where there is no mass
    g = np.zeros(b.size) if start is None else np.array(start, dtype=np.float64)
    if g.shape != b.shape or not np.isfinite(g).all():
        raise refuse("start", start, f"{b.size} finite numbers")
    f = np.where(b > 0, cost - g, np.inf).min(axis=1)  # no exponentials yet: the kernel's rows then have the maximum 1
    seen = a > 0
    violations: list[float] = []
    while True:
        with threadpool_limits(1):  # BLAS on several threads rounds differently, and waits where cores are busy
            g, f, last = _factors(a, b, cost, epsilon, f, g, tolerance, most, seen, violations)
        if not last and len(violations) < most:  # too far from balance: one step in logarithms
            g = _soft_least((cost - f[:, None]).T, log_a, epsilon)
            following = _soft_least(cost - g, log_b, epsilon)
            # the row sum over a_i is exp of this, as f still stands in the plan
            largest = float(np.abs(f - following)[seen].max()) / epsilon
            violations.append(float(np.expm1(min(largest, 700.0))))
            last = violations[-1] <= tolerance
            f = f if last else following
        if last:
            return EntropicPlan(float(a @ f + b @ g), f, g, len(violations), violations[-1], np.array(violations))
        if len(violations) >= most:
            raise NotConverged(_message(tolerance, violations, epsilon))


def _factors(
    a: np.ndarray, b: np.ndarray, cost: np.ndarray, epsilon: float, f: np.ndarray, g: np.ndarray, tolerance: float, most: int,
    seen: np.ndarray, violations: list[float],
) -> tuple[np.ndarray, np.ndarray, bool]:
    """(g, f, done): steps v = 1 / K' (a u), u = 1 / K (b v) on the kernel of the potentials, up to the tolerance or a factor too wide."""
    kernel = cost - f[:, None]
    kernel -= g
    kernel /= -epsilon
    if kernel.max() > WIDEST:
        return g, f, False
    np.exp(kernel, out=kernel)
    u, v, next_u, columns = np.ones(a.size), np.ones(b.size), np.empty(a.size), a @ kernel
    low, high, done = np.exp(-WIDEST), np.exp(WIDEST), False
    strip = max(1, CACHED // (8 * b.size))
    while len(violations) < most and columns.min() > low and columns.max() < high:
        v = 1.0 / columns
        weighted, columns = b * v, np.zeros(b.size)
        for first in range(0, a.size, strip):  # a strip of rows is read from memory once for both products
            part = slice(first, first + strip)
            next_u[part] = 1.0 / (kernel[part] @ weighted)
            columns += (a[part] * next_u[part]) @ kernel[part]
        if not (next_u.min() > low and next_u.max() < high):
            break
        violations.append(float(np.abs(u / next_u - 1.0)[seen].max()))
        if violations[-1] <= tolerance:
            done = True  # f of the last step and this g: their plan has exact column sums
            break
        u[:] = next_u
    return g + epsilon * np.log(v), f + epsilon * np.log(u), done


def _message(tolerance: float, violations: list[float], epsilon: float) -> str:
    return (
        f"marginal violated by {violations[-1]:.3g} after {len(violations)} steps at epsilon = {epsilon:g}; wanted {tolerance:g}. "
        "Steps needed grow like the largest cost over epsilon: raise epsilon, the tolerance or `most`"
    )


def self_transport(a: Any, cost: Any, epsilon: float, tolerance: float = 1e-9, most: int = 100_000) -> tuple[float, np.ndarray, int]:
    """(value, potential f (n,), steps) of the transport of a law to itself; cost symmetric (n, n).

    The two potentials are equal; averaging f with its update converges in a few steps where alternating creeps.
    """
    a, _, cost, epsilon = _check(a, a, cost, epsilon)
    if np.abs(cost - cost.T).max() > 1e-12 * np.abs(cost).max():
        raise refuse("cost", cost.shape, "a symmetric matrix")
    with np.errstate(divide="ignore"):
        log_a = np.log(a)
    seen = a > 0
    f = np.zeros(a.size)
    for step in range(1, whole_number("most", most) + 1):
        update = _soft_least(cost - f, log_a, epsilon)
        gap = float(np.abs(f - update)[seen].max()) / epsilon
        f = (f + update) / 2
        if gap <= tolerance:
            mass = np.exp((f[:, None] + f - cost) / epsilon)
            return float(2 * a @ f - epsilon * (a @ mass @ a - 1)), f, step
    raise NotConverged(_message(tolerance, [gap] * step, epsilon))


def sinkhorn_divergence(
    x: Any, y: Any, epsilon: float, x_weights: Any = None, y_weights: Any = None, tolerance: float = 1e-7
) -> float:
    """OT(x, y) - OT(x, x) / 2 - OT(y, y) / 2 for points (n, d), (m, d), cost |x - y|^2; >= 0, 0 for equal laws."""
    x, y = points_of("x", x), points_of("y", y)
    a, b = weights_of("x_weights", x_weights, len(x)), weights_of("y_weights", y_weights, len(y))
    across = sinkhorn(a, b, cost_matrix(x, y), epsilon, tolerance).cost
    own = self_transport(a, cost_matrix(x, x), epsilon, tolerance)[0] + self_transport(b, cost_matrix(y, y), epsilon, tolerance)[0]
    return across - own / 2
