"""Mean squared Wasserstein distances on the line by the mean gaps between order statistics: what laws of many references share.

With Q the quantile function, the tail c(u) is the integral of Q over [u, 1] less (1 - u) times the mean: c(0) = c(1) = 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Premise
from lawbook.theory.lazy import sympy as sp

GAPS = Premise("X_(k+1) - X_(k) is the length of the places that exactly k draws lie below: its mean is C(n, k) times the integral of F^k (1 - F)^(n-k) over x.")
NODES = np.linspace(-37.0, 3.75, 816)  # logarithms of an exponential variable; spacing 1/20


def by_order(n: Any, quantile: Callable[[Any], Any], tail: Callable[[Any], Any], variance: Any, upper: Callable[[Any], Any] | None = None) -> Any:
    """2 Var X - 2 sum over i of (E X_(i) times the integral over cell i of Q less its mean); E X_(i) by its density in levels.

    `upper` is the formula of the quantile above 1/2, where it is another.
    """
    i, u = sp.Symbol("i", integer=True, positive=True), sp.Symbol("u", positive=True)
    pieces = [(quantile, 0, 1)] if upper is None else [(quantile, 0, sp.Rational(1, 2)), (upper, sp.Rational(1, 2), 1)]
    mean = i * sp.binomial(n, i) * sum(sp.Integral(f(u) * u ** (i - 1) * (1 - u) ** (n - i), (u, low, high)) for f, low, high in pieces)
    return 2 * variance - 2 * sp.Sum(mean * (tail((i - 1) / n) - tail(i / n)), (i, 1, n))


def by_gaps(n: Any, gap: Callable[[Any], Any], tail: Callable[[Any], Any], variance: Any) -> Any:
    """2 Var X - 2 sum over 0 < k < n of tail(k/n) E(X_(k+1) - X_(k))."""
    k = sp.Symbol("k", integer=True, positive=True)
    return 2 * variance - 2 * sp.Sum(tail(k / n) * gap(k), (k, 1, n - 1))


def gap_in_levels(n: Any, slope: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The mean gap above k draws, as an integral over levels u = F(x); `slope` is Q'."""
    u = sp.Symbol("u", positive=True)
    return lambda k: sp.binomial(n, k) * sp.Integral(slope(u) * u**k * (1 - u) ** (n - k), (u, 0, 1))


def exponential_gaps(n: int, power: float) -> np.ndarray:
    """C(n, j) times the integral of exp(-j y) (1 - exp(-y))^(n-j) y^(power - 1) over y > 0, j = 1..n-1, by the trapezoidal rule in log y."""
    j, y = np.arange(1, n)[:, None], np.exp(NODES)
    logs = special.gammaln(n + 1) - special.gammaln(j + 1) - special.gammaln(n - j + 1) - j * y + (n - j) * np.log(-np.expm1(-y)) + power * NODES
    return np.exp(logs).sum(axis=1) * (NODES[1] - NODES[0])
