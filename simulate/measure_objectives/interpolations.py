"""Objectives along two kinds of segments between laws: mixtures (1 - t) mu_0 + t mu_1, and displacement of mass along shortest ways.

Laws are equal atoms, drawn once for each number `draw`; `draw` = -1 is a pair in the plane whose shortest ways turn a corner.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.inputs import choice, number, probability_vector, refuse, whole_number
from lawbook.simulate.measures import line, references
from lawbook.simulate.measures.assignment import assignment, assignment_cost, cost_matrix, transport_cost
from lawbook.simulate.measures.kernel_discrepancy import energy_distance, squared_mmd
from lawbook.simulate.measures.line import numbers_of

CORNER = tuple(np.array(p, dtype=float) for p in ([[-7, 9], [13, 11]], [[-13, 11], [7, 9]], [[0, 0], [0, -20]]))
POTENTIALS = {"quadratic": lambda r: r, "quartic": lambda r: r**2, "double well": lambda r: (r - 1) ** 2}  # of the squared norm
SEGMENTS = ("mixture", "displacement")


def clouds(draw: int, d: int, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """mu_0, mu_1 and nu, `count` equal atoms each in R^d: normal points, (count, d)."""
    if whole_number("draw", draw, -1) == -1:
        return CORNER
    found = np.random.default_rng([draw, whole_number("d", d), whole_number("count", count)]).standard_normal((3, count, d))
    return found[0], 0.7 * found[1] + 0.5, 1.2 * found[2]


def between(x: np.ndarray, y: np.ndarray, t: float) -> np.ndarray:
    """Equal atoms (n, d) a share t of the way along the shortest matching."""
    return (1 - t) * x + t * y[assignment(x, y)]


def _result(value: float, first: float, second: float, apart: float) -> dict[str, np.ndarray]:
    return {name: np.array([x]) for name, x in (("value", value), ("first", first), ("second", second), ("apart", apart))}


def discrepancy_of_mixture(
    draw: int, t: float, kernel: str = "gaussian", d: int = 2, count: int = 5, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"value": MMD^2 of the mixture from nu, "first", "second": of mu_0 and mu_1, "apart": between them}; "energy" is the energy distance."""
    (x, y, nu), t = clouds(draw, d, count), number("t", t, 0, 1)

    def apart(a: np.ndarray, b: np.ndarray, weights: Any = None) -> float:
        return energy_distance(a, b, weights) if kernel == "energy" else squared_mmd(a, b, 1.0, x_weights=weights, kernel=kernel)

    weights = np.append(np.full(len(x), (1 - t) / len(x)), np.full(len(y), t / len(y)))
    return _result(apart(np.concatenate([x, y]), nu, weights), apart(x, nu), apart(y, nu), apart(x, y))


def wasserstein_along(
    draw: int, t: float, segment: str = "displacement", d: int = 2, count: int = 5, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"value": W_2^2 from nu on the segment, "first", "second": at its ends, "apart": W_2^2 between them}. `count` = 1: points."""
    (x, y, nu), t = clouds(draw, d, count), number("t", t, 0, 1)
    if choice("segment", segment, SEGMENTS) == "displacement":
        value = assignment_cost(between(x, y, t), nu)
    else:
        weights = np.append(np.full(len(x), (1 - t) / len(x)), np.full(len(y), t / len(y)))
        value = transport_cost(weights, np.full(len(nu), 1 / len(nu)), cost_matrix(np.concatenate([x, y]), nu))
    return _result(value, assignment_cost(x, nu), assignment_cost(y, nu), assignment_cost(x, y))


def uniform_distance_of_mixture(
    draw: int, t: float, reference: str = "uniform", count: int = 5, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"value": W_2^2 of the mixture from the reference, "first", "second", "apart": Cramer's distance of the ends, squared}; atoms in [0, 1]."""
    law = {"uniform": references.UNIFORM, "exponential": references.EXPONENTIAL}[choice("reference", reference, ("uniform", "exponential"))]
    t, rng = number("t", t, 0, 1), np.random.default_rng([whole_number("draw", draw, 0), whole_number("count", count)])
    x, y = rng.random(count), rng.random(count) ** 2
    weights = np.append(np.full(count, (1 - t) / count), np.full(count, t / count))
    value = references.squared_wasserstein_to(np.append(x, y), law, weights)
    return _result(value, references.squared_wasserstein_to(x, law), references.squared_wasserstein_to(y, law), line.cramer(x, y))


def potential_along(
    draw: int, t: float, potential: str = "quartic", d: int = 2, count: int = 5, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"value", "first", "second", "apart"}: the mean potential along displacement and at its ends, and W_2^2 between them."""
    (x, y, _), t = clouds(draw, d, count), number("t", t, 0, 1)
    of = POTENTIALS[choice("potential", potential, tuple(POTENTIALS))]
    mean = lambda z: float(of((z**2).sum(axis=1)).mean())  # noqa: E731
    return _result(mean(between(x, y, t)), mean(x), mean(y), assignment_cost(x, y))


def divergence_of_mixture(p: Any, q: Any, target: Any, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"value", "first", "second", "apart"}: KL(. || target) of the mixture and of its ends p and q (n,); apart is KL(p || q)."""
    p, q, target = (probability_vector(name, x) for name, x in (("p", p), ("q", q), ("target", target)))
    t = number("t", t, 0, 1)
    if not p.size == q.size == target.size:
        raise refuse("sizes of p, q, target", (p.size, q.size, target.size), "laws on the same points")
    if min(p.min(), q.min(), target.min()) == 0:
        raise refuse("p, q, target", "a mass of 0", "masses > 0: else a divergence may be infinite")
    kl = lambda a, b: float(a @ np.log(a / b))  # noqa: E731
    return _result(kl((1 - t) * p + t * q, target), kl(p, target), kl(q, target), kl(p, q))


def negative_entropy(widths: Any, widths_after: Any, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"value"}: the integral of rho log rho on the way between two histograms with k cells of equal mass, given by their widths (k,).

    Quantile functions are interpolated on a fine grid, and the density read off as the inverse of their slopes.
    """
    first_widths, second_widths = numbers_of("widths", widths), numbers_of("widths_after", widths_after)
    k, t = first_widths.size, number("t", t, 0, 1)
    levels, knots = np.linspace(0, 1, 16 * k + 1), np.linspace(0, 1, k + 1)
    quantiles = [np.interp(levels, knots, np.append(0.0, np.cumsum(w))) for w in (first_widths, second_widths)]
    slopes = np.diff((1 - t) * quantiles[0] + t * quantiles[1]) * 16 * k
    return {"value": np.array([-np.log(slopes).mean()])}


def curvature_of_point(x: float, h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"curvature"}: second difference in x of the squared MMD of the unit masses at x and 0, Gaussian kernel, shape (1,). Not random."""
    h = number("h", h, 0, low_open=True)
    step = 1e-3 * h
    values = [squared_mmd([number("x", x) + shift], [0.0], h) for shift in (-2 * step, -step, 0.0, step, 2 * step)]
    return {"curvature": np.array([np.dot([-1, 16, -30, 16, -1], values) / (12 * step**2)])}


def curvature_towards_power(
    a: float, apart: float, t: float, reference: str = "power", *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"curvature"}: second difference in t of W_2^2 from a reference to the mixture of points 0 and `apart`, masses 1 - t and t, shape (1,).

    The reference is the law of U^(1/a), U uniform, or the exponential law. Not random. Raises InputError for t outside [0.01, 0.99].
    """
    apart, t = number("apart", apart, 0, low_open=True), number("t", t, 0.01, 0.99)
    law = references.power(number("a", a, 0, low_open=True)) if choice("reference", reference, ("power", "exponential")) == "power" else references.EXPONENTIAL
    step = 2e-3
    values = [references.squared_wasserstein_to([0.0, apart], law, [1 - t - k * step, t + k * step]) for k in (-2, -1, 0, 1, 2)]
    return {"curvature": np.array([np.dot([-1, 16, -30, 16, -1], values) / (12 * step**2)])}
