"""Mean Wasserstein distances of draws with heavy tails: a mean over samples would not settle, so it is an integral.

E W_1(mu_n, mu) is the integral over x of E |F_n(x) - F(x)|, and n F_n(x) is binomial: nothing is drawn.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from lawbook.simulate.inputs import number, whole_number

NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def mean_deviation(n: int, s: np.ndarray) -> np.ndarray:
    """E |B/n - s| for B binomial (n, s), any shape: twice the mean shortfall, s P(B <= m) - E [B; B <= m]/n, m = floor(n s)."""
    m = np.floor(n * s)
    return 2 * s * (stats.binom.cdf(m, n, s) - stats.binom.cdf(m - 1, n - 1, s))


def pareto_draws(n: int, a: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"distance"}: E W_1 of n draws from P(X > x) = x^-a, x >= 1, a > 1, shape (1,); exact, by Gauss's rule between kinks.

    In t = s^(1 - 1/a), s = P(X > x), the integral is that of E |F_n - F|/s over [0, 1] over a - 1; kinks are at n s = 1, 2, ...
    """
    n, a = whole_number("n", n), number("a", a, 1, low_open=True)
    power = 1 - 1 / a
    edges = np.append(np.linspace(0, (1 / n) ** power, 5), (np.arange(2, n + 1) / n) ** power)
    middles, halves = (edges[1:] + edges[:-1]) / 2, np.diff(edges) / 2
    s = (middles[:, None] + halves[:, None] * NODES) ** (1 / power)
    return {"distance": np.array([float(halves @ ((mean_deviation(n, s) / s) @ WEIGHTS)) / (a - 1)])}
