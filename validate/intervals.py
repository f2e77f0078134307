"""Confidence intervals of means, one per statistic, each at a level that the caller has already paid for.

Every function takes arrays (one entry per comparison) and the probability `alpha` that an interval may
miss, and returns the two ends. The price of many comparisons and repeated looks is `share`.
"""

from __future__ import annotations

import numpy as np
from scipy import special, stats


def share(alpha: float, comparisons: int, looks: int) -> float:
    """The level of one interval, so that all comparisons at all looks together miss with probability alpha.

    Bonferroni: it needs no independence, and tokens of one memory are not independent.
    """
    return alpha / (max(comparisons, 1) * max(looks, 1))


def exact(value: np.ndarray, rounding: float) -> tuple[np.ndarray, np.ndarray]:
    """A value computed without randomness, known up to a relative `rounding` error."""
    half = rounding * np.abs(value)
    return value - half, value + half


def clopper_pearson(successes: np.ndarray, trials: np.ndarray, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """Exact interval of a probability from independent trials (ties may make `successes` fractional).

    Raises ValueError unless 0 <= successes <= trials and trials >= 1.
    """
    k, n = np.asarray(successes, dtype=float), np.asarray(trials, dtype=float)
    if not np.all((n >= 1) & (k >= 0) & (k <= n)):  # NaN fails every comparison
        raise ValueError("successes: got values outside [0, trials]; accepted: 0 <= successes <= trials, trials >= 1")
    # a tie counts as part of an error: rounding outwards keeps the interval conservative
    below, above = np.floor(k), np.ceil(k)
    low = np.where(below > 0, special.betaincinv(np.maximum(below, 1), n - below + 1, alpha / 2), 0.0)
    high = np.where(above < n, special.betaincinv(above + 1, np.maximum(n - above, 1), 1 - alpha / 2), 1.0)
    return low, high


def student(mean: np.ndarray, deviation: np.ndarray, count: int, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """Student's interval for replicates that are near normal; infinitely wide for a single one."""
    if count < 2:
        return np.full_like(mean, -np.inf), np.full_like(mean, np.inf)
    half = stats.t.isf(alpha / 2, count - 1) * deviation / np.sqrt(count)
    return mean - half, mean + half


def empirical_bernstein(
    mean: np.ndarray, deviation: np.ndarray, count: int, alpha: float
) -> tuple[np.ndarray, np.ndarray]:
    """Maurer and Pontil's interval (COLT 2009, theorem 4, both sides) for values in [0, 1], of any law."""
    if count < 2:
        return np.zeros_like(mean), np.ones_like(mean)
    log = np.log(4 / alpha)
    half = deviation * np.sqrt(2 * log / count) + 7 * log / (3 * (count - 1))
    return np.maximum(mean - half, 0.0), np.minimum(mean + half, 1.0)
