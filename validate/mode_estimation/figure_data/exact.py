"""Exact error of the mode of n samples, and the budgets of the published figures."""

from __future__ import annotations

import math

import numpy as np

from lawbook.simulate.mode_estimation.problems import Problem, resolve


def published_budget(p: Problem, delta: float) -> int:
    """ceil(ln(1/delta)/Delta^2), which uses the true p_1 and p_2."""
    law = resolve(p)
    return math.ceil(math.log(1 / delta) / -math.log1p(-((math.sqrt(law[0]) - math.sqrt(law[1])) ** 2)))


def error(p: Problem, n: int) -> float:
    """P(the top count of n samples, ties at random, is not class 0), to about 1e-12.

    Counts are independent Poisson variables given that they sum to n: a contour integral picks out the sum, a Gauss rule
    averages 1/(1 + number of tied rivals). O(n^2) evaluations of each different probability.
    """
    law = resolve(p)
    masses, many = np.unique(law[1:], return_counts=True)
    angles = np.exp(2j * np.pi * np.arange(points := max(64, 6 * n)) / points)
    turned = masses[:, None] * n * angles
    below = np.exp(-masses * n)[:, None] * np.ones_like(angles)  # the part of the Poisson law below k, twisted
    term, own = below.copy(), np.exp(-law[0] * n)
    right = 0.0
    for k in range(1, n + 1):
        term, own = term * turned / k, own * law[0] * n / k
        nodes, weights = np.polynomial.legendre.leggauss(min(len(law) - 1, n // k) // 2 + 1)
        for u, w in zip((nodes + 1) / 2, weights / 2, strict=True):
            product = np.prod((below + u * term) ** many[:, None], axis=0)
            right += w * own * np.mean(product * angles ** (k - n)).real
        below = below + term
    return float(1 - right / math.exp(n * math.log(n) - n - math.lgamma(n + 1)))
