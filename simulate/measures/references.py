"""Reference laws of the line, and the distance of a sample from them: by integrals over the sample's own cells, no grid.

A reference knows its distribution function, its quantile function Q, the integral of Q, and its second moment. Distances
that need more (W_1, Cramer) use the integral of the distribution function, given by Legendre's transform of that of Q:
the integral of F up to x is x F(x) - A(F(x)), where A(u) is the integral of Q up to u.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from lawbook.simulate.inputs import refuse
from lawbook.simulate.measures.line import _sorted, masses_of, numbers_of

Function = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Reference:
    """A law of the line with finite variance. All functions take and return arrays.

    `partial_mean(u)` is the integral of the quantile function over [0, u]; at u = 1 it is the mean. `self_gap` is the
    integral of F (1 - F), half of E|X - X'|. `low` and `high` end the support.
    """

    name: str
    cdf: Function
    quantile: Function
    partial_mean: Function
    second_moment: float
    self_gap: float
    low: float = -np.inf
    high: float = np.inf

    @property
    def mean(self) -> float:
        return float(self.partial_mean(np.array([1.0]))[0])

    def sample(self, size: Any, rng: np.random.Generator) -> np.ndarray:
        """Independent draws by inversion of uniform numbers in ]0, 1[."""
        return self.quantile(rng.integers(1, 2**53, size=size) / 2.0**53)

    def below(self, x: np.ndarray) -> np.ndarray:
        """The integral of F over ]-inf, x], which is E (x - X)_+."""
        u = self.cdf(x)
        return x * u - self.partial_mean(u)


def _exponential_partial_mean(u: np.ndarray) -> np.ndarray:
    return u + special.xlog1py(1 - u, -u)  # (1 - u) log(1 - u) is 0 at u = 1


def _normal_partial_mean(u: np.ndarray) -> np.ndarray:
    return -np.exp(-special.ndtri(u) ** 2 / 2) / np.sqrt(2 * np.pi)


UNIFORM = Reference(
    "uniform", lambda x: np.clip(x, 0.0, 1.0), lambda u: np.asarray(u, dtype=float), lambda u: u * u / 2, 1 / 3, 1 / 6, 0.0, 1.0,
)
EXPONENTIAL = Reference(
    "exponential", lambda x: -np.expm1(-np.maximum(x, 0.0)), lambda u: -np.log1p(-u), _exponential_partial_mean, 2.0, 0.5, 0.0,
)
NORMAL = Reference("normal", special.ndtr, special.ndtri, _normal_partial_mean, 1.0, 1 / np.sqrt(np.pi))
LOGISTIC = Reference(
    "logistic", special.expit, special.logit, lambda u: special.xlogy(u, u) + special.xlog1py(1 - u, -u), np.pi**2 / 3, 1.0,
)
def _folded(u: Any) -> np.ndarray:
    u = np.asarray(u, dtype=float)
    return np.minimum(u, 1 - u)


def _laplace_partial_mean(u: np.ndarray) -> np.ndarray:
    v = _folded(u)
    return special.xlogy(v, 2 * v) - v


LAPLACE = Reference(
    "Laplace",
    lambda x: np.where(np.asarray(x) < 0, np.exp(-np.abs(x)) / 2, 1 - np.exp(-np.abs(x)) / 2),
    lambda u: np.sign(0.5 - np.asarray(u)) * np.log(2 * _folded(u)),
    _laplace_partial_mean, 2.0, 0.75,
)


def _gumbel_partial_mean(u: Any) -> np.ndarray:
    u = np.asarray(u, dtype=float)
    inside = (u > 0) & (u < 1)
    v = -np.log(np.where(inside, u, 0.5))  # the integral of -log v e^-v over [v, inf[ is -e^-v log v - E_1(v)
    return np.where(inside, -np.exp(-v) * np.log(v) - special.exp1(v), np.where(u <= 0, 0.0, np.euler_gamma))


GUMBEL = Reference(
    "Gumbel", lambda x: np.exp(-np.exp(-np.asarray(x))), lambda u: -np.log(-np.log(u)), _gumbel_partial_mean,
    np.pi**2 / 6 + np.euler_gamma**2, np.log(2.0),
)


def pareto(shape: float) -> Reference:
    """Pareto's law on [1, inf[, P(X > x) = x^-shape; shape > 2, or the second moment is infinite."""
    a = float(shape)
    if not a > 2 or not np.isfinite(a):
        raise refuse("shape", shape, "a finite number > 2 (at 2 or below the second moment is infinite)")
    # E|X - X'|/2 = integral of S (1 - S) = 1/(a - 1) - 1/(2 a - 1)
    return Reference(
        f"Pareto({a:g})", lambda x: 1 - np.maximum(x, 1.0) ** -a, lambda u: (1 - np.asarray(u)) ** (-1 / a),
        lambda u: (1 - (1 - np.asarray(u)) ** (1 - 1 / a)) * a / (a - 1), a / (a - 2), 1 / (a - 1) - 1 / (2 * a - 1), 1.0,
    )


def weibull(shape: float) -> Reference:
    """Weibull's law on [0, inf[, P(X > x) = exp(-x^shape), shape > 0."""
    k = float(shape)
    if not k > 0 or not np.isfinite(k):
        raise refuse("shape", shape, "a finite number > 0")
    gamma = float(special.gamma(1 + 1 / k))

    def partial_mean(u: Any) -> np.ndarray:
        u = np.asarray(u, dtype=float)
        inside = np.where(u < 1, u, 0.5)
        return np.where(u < 1, gamma * special.gammainc(1 + 1 / k, -np.log1p(-inside)), gamma)

    return Reference(
        f"Weibull({k:g})", lambda x: -np.expm1(-np.maximum(x, 0.0) ** k), lambda u: (-np.log1p(-np.asarray(u))) ** (1 / k),
        partial_mean, float(special.gamma(1 + 2 / k)), float(gamma * (1 - 2 ** (-1 / k))), 0.0,
    )


def power(shape: float) -> Reference:
    """The law of U^(1/shape), which is Beta(shape, 1), on [0, 1]; shape > 0; shape 1 is the uniform law."""
    a = float(shape)
    if not a > 0 or not np.isfinite(a):
        raise refuse("shape", shape, "a finite number > 0")
    return Reference(
        f"power({a:g})", lambda x: np.clip(x, 0.0, 1.0) ** a, lambda u: np.asarray(u) ** (1 / a),
        lambda u: np.asarray(u) ** (1 + 1 / a) * a / (a + 1), a / (a + 2), 1 / (a + 1) - 1 / (2 * a + 1), 0.0, 1.0,
    )


def _read(x: Any, weights: Any) -> tuple[np.ndarray, np.ndarray]:
    x = numbers_of("x", x)
    x, levels = _sorted(x, masses_of("weights", weights, x.size))
    return x, np.concatenate([[0.0], levels])


def squared_wasserstein_to(x: Any, reference: Reference, weights: Any = None) -> float:
    """W_2^2 of the law of the points `x` (n,) from the reference: moments minus twice the sum of x times Q's integrals.

    Points are shifted to the reference's mean first, against cancellation. Cost: one sort, n partial means.
    """
    x, levels = _read(x, weights)
    masses, mean = np.diff(levels), reference.mean
    x = x - mean
    cells = np.diff(reference.partial_mean(levels)) - mean * masses
    variance = reference.second_moment - mean**2
    return max(0.0, float(variance + masses @ x**2 - 2 * (x @ cells)))


def wasserstein_1_to(x: Any, reference: Reference, weights: Any = None) -> float:
    """W_1 of the law of the points `x` (n,) from the reference: the integral of |u-th quantile of x - Q(u)|, cell by cell."""
    x, levels = _read(x, weights)
    low, high = levels[:-1], levels[1:]
    split = np.clip(reference.cdf(x), low, high)  # on [low, split] Q <= x, on [split, high] Q >= x
    first, middle, last = (reference.partial_mean(u) for u in (low, split, high))
    return max(0.0, float(np.sum(x * (2 * split - low - high) - 2 * middle + first + last)))


def cramer_to(x: Any, reference: Reference, weights: Any = None) -> float:
    """Integral of (F_n - F)^2: E|x - X| - E|x - x'|/2 - E|X - X'|/2, each by one sum over the sorted points."""
    x, levels = _read(x, weights)
    masses = np.diff(levels)
    across = masses @ (2 * reference.below(x) + reference.mean - x)  # E|x - X| = 2 E (x - X)_+ + E X - x
    middles = (levels[1:] + levels[:-1]) / 2
    own = 2 * float(masses @ ((x - x.mean()) * (2 * middles - 1)))  # E|x - x'| = 2 E x (2 u - 1) for centred x
    return max(0.0, float(across - own / 2 - reference.self_gap))


def kolmogorov_to(x: Any, reference: Reference, weights: Any = None) -> float:
    """Largest |F_n - F|, on both sides of every jump."""
    x, levels = _read(x, weights)
    u = reference.cdf(x)
    last, first = np.append(x[1:] > x[:-1], True), np.append(True, x[1:] > x[:-1])
    return float(max(np.max(levels[1:][last] - u[last]), np.max(u[first] - levels[:-1][first])))
