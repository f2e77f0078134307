"""Sinkhorn's iteration in any dimension: between normal laws, where potentials are quadratic, and between laws on points.

Between N(0, A) and N(m, B), with s = epsilon/2, u(x) a(x) is exp(-x'Q x/2 + h'x) up to a factor. Half a step convolves it with
N(0, s I) and divides: the other side gets the precision B^-1 - Q (I + s Q)^-1 and the linear part B^-1 m - (I + s Q)^-1 h.
"""

from __future__ import annotations

import numpy as np

from lawbook.simulate.inputs import choice, number, whole_number
from lawbook.simulate.measures.sinkhorn import sinkhorn

LEAST, MOST = 1e-12, 100_000


def covariances(d: int, draw: int) -> tuple[np.ndarray, np.ndarray]:
    """Two fixed random covariances (d, d), far from commuting; eigenvalues of order one."""
    rng = np.random.default_rng([d, draw])
    factors = rng.standard_normal((2, d, d + 2))
    return tuple(factor @ factor.T / (d + 2) + 0.05 * np.eye(d) for factor in factors)


def limit_of_ratios(errors: np.ndarray, least: float) -> float:
    """Limit of the ratios of successive errors, those above `least`, which rounding has not reached: Aitken's extrapolation of late ones.

    The next rate makes the ratios approach their limit geometrically, slowly where both rates are close.
    """
    errors = errors[errors > least]
    ratios = errors[1:] / errors[:-1]
    apart = max(1, ratios.size // 6)
    one, two, three = ratios[-1 - 2 * apart], ratios[-1 - apart], ratios[-1]
    bend = (three - two) - (two - one)
    return float(three if abs(bend) < 1e-9 else three - (three - two) ** 2 / bend)


def plan_of_normals(
    d: int, draw: int, epsilon: float, shift: float = 0.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"cost", "contraction"}, shape (1,), for `covariances(d, draw)` and means `shift` apart along a fixed direction.

    The cost is E |x - y|^2 + epsilon KL(pi || a x b) of the plan reached; the contraction is that of the potentials' late changes.
    """
    d, draw = whole_number("d", d), whole_number("draw", draw, low=0)
    epsilon, shift = number("epsilon", epsilon, 0, low_open=True), number("shift", shift)
    first_law, second_law = covariances(d, draw)
    a, b, s, unit = np.linalg.inv(first_law), np.linalg.inv(second_law), epsilon / 2, np.eye(d)
    mean = shift * np.ones(d) / np.sqrt(d)
    q, h, changes = a.copy(), np.zeros(d), []
    while len(changes) < MOST and (not changes or changes[-1] > LEAST):
        across = np.linalg.inv(unit + s * q)
        p, g = b - q @ across, b @ mean - across @ h
        back = np.linalg.inv(unit + s * p)
        following, linear = a - p @ back, -back @ g
        changes.append(float(np.abs(following - q).max() + np.abs(linear - h).max()))
        q, h = following, linear
    joint = np.linalg.inv(np.block([[q + unit / s, -unit / s], [-unit / s, b - q @ np.linalg.inv(unit + s * q) + unit / s]]))
    cross = joint[:d, d:]
    entropy = -np.linalg.slogdet(unit - a @ cross @ b @ cross.T)[1] / 2
    return {
        "cost": np.array([shift**2 + np.trace(first_law + second_law) - 2 * np.trace(cross) + epsilon * entropy]),
        "contraction": np.array([limit_of_ratios(np.array(changes), 1e-11)]),
    }


def points_of_kind(kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(x, masses, y, masses) of two laws that are not normal, on at most 144 points (n, d)."""
    choice("kind", kind, ("skewed", "modes", "plane"))
    line = np.linspace(0, 1, 41)
    if kind == "skewed":
        p, q = np.exp(-4 * line), 1 + line**3
        return 2 * line[:, None], p / p.sum(), 2 * line[:, None], q / q.sum()
    if kind == "modes":
        p, q = np.exp(-(((line - 0.2) / 0.08) ** 2)) + 0.4 * np.exp(-(((line - 0.8) / 0.05) ** 2)), np.ones(41)
        return 2 * line[:, None], p / p.sum(), 2 * line[:, None] + 0.3, q / q.sum()
    rng = np.random.default_rng(5)
    return rng.random((90, 2)), np.full(90, 1 / 90), rng.standard_normal((60, 2)) / 2, rng.dirichlet(np.ones(60))


def contraction_on_points(kind: str, epsilon: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"ratio", "unsquared"}, shape (1,): the late contraction of the marginals' violation over s^2, or s, the plan's second singular value.

    s is that of P_ij/sqrt(a_i b_j), P the plan that the iteration ends with.
    """
    x, a, y, b = points_of_kind(kind)
    costs = ((x[:, None] - y) ** 2).sum(axis=2)
    found = sinkhorn(a, b, costs, number("epsilon", epsilon, 0, low_open=True), 1e-11)
    plan = found.plan(a, b, costs, epsilon)
    second = np.linalg.svd(plan / np.sqrt(np.outer(a, b)), compute_uv=False)[1]
    contraction = limit_of_ratios(found.violations, 1e-9)
    return {"ratio": np.array([contraction / second**2]), "unsquared": np.array([contraction / second])}
