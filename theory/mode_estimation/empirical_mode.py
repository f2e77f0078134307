"""The exact probability that the empirical mode of n samples is wrong, to full relative precision however small it is.

Given N_1 = k the other n - k samples follow p_j/(1 - p_1). With t classes tied at k and none above, the error is t/(t + 1),
the integral over u in [0, 1] of 1 - u^t; with a class above k it is 1. So each class j has, given u, a part without error,
sum_{i<k} x^i/i! + u x^k/k!, and a part with error, (1 - u) x^k/k! + sum_{i>k} x^i/i!, x = p_j z; products of pairs (without,
with) add up positive numbers only. Gauss's rule in u is exact; equal classes are powers, by repeated squaring.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.special import gammaln, logsumexp

Pair = tuple[np.ndarray, np.ndarray]

NEGLIGIBLE = 1e-14


def log_binomial(n: int, k: np.ndarray, q: float) -> np.ndarray:
    """ln P(Binomial(n, q) = k)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = np.where(k > 0, k * np.log(q), 0.0), np.where(k < n, (n - k) * np.log1p(-q), 0.0)
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1) + first + second


def _poisson(mean: float, size: int) -> np.ndarray:
    """Poisson's probabilities of 0, ..., size."""
    i = np.arange(size + 1)
    return np.exp(i * math.log(mean) - mean - gammaln(i + 1)) if mean > 0 else (i == 0).astype(float)


def _times(a: np.ndarray, b: np.ndarray, size: int) -> np.ndarray:
    return np.convolve(a, b)[: size + 1]


def _plus(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    short, long = (a, b) if len(a) < len(b) else (b, a)
    total = long.copy()
    total[: len(short)] += short
    return total


def _together(a: Pair, b: Pair, size: int) -> Pair:
    """Two independent groups of classes: no error where neither has one."""
    return _times(a[0], b[0], size), _plus(_times(a[1], _plus(*b), size), _times(a[0], b[1], size))


def _power(base: Pair, times: int, size: int) -> Pair:
    """`times` classes alike, by repeated squaring."""
    result: Pair | None = None
    while True:
        if times & 1:
            result = base if result is None else _together(result, base, size)
        times >>= 1
        if not times:
            return result  # type: ignore[return-value]
        base = _together(base, base, size)


def _one_class(mean: float, size: int, k: int, u: float) -> Pair:
    """The parts without and with error of a rival with this mean, against k <= size; what is negligible after k is cut off."""
    error = _poisson(mean, size)
    without = error[: k + 1].copy()
    without[k] *= u
    error[:k] = 0.0
    error[k] *= 1.0 - u
    return without, error[: np.flatnonzero(error >= 1e-20 * error.max())[-1] + 1]


def error_given(k: int, n: int, rivals: Sequence[tuple[float, int]], light: float, ties: str) -> float:
    """P(error | N_1 = k): `rivals` are (probability given another class than 1, how many); `light` ones, in sum, never reach k."""
    size = n - k
    if k == 0 or k > size:
        return 1.0 if k == 0 else 0.0
    if ties == "uniform":
        most = min(size // k, sum(times for _, times in rivals))
        # exact at most // 2 + 1 nodes; of many, u^t needs fewer to 1e-16
        nodes, weights = np.polynomial.legendre.leggauss(min(most // 2 + 1, 4 + math.ceil(3.2 * math.sqrt(most))))
        nodes, weights = (nodes + 1) / 2, weights / 2
    else:
        nodes, weights = np.array([0.0 if ties == "errors" else 1.0]), np.array([1.0])
    found = 0.0
    for u, weight in zip(nodes, weights, strict=True):
        pair: Pair = (_poisson(light * size, size), np.zeros(size + 1))
        for probability, times in rivals:
            pair = _together(pair, _power(_one_class(probability * size, size, k, u), times, size), size)
        found += weight * pair[1][size]
    return float(found / _poisson(size, size)[size])


def grouped(p: np.ndarray) -> list[tuple[float, int]]:
    """Equal probabilities counted: (probability, how many), the largest first; zeros are left out."""
    values, times = np.unique(p[p > 0], return_counts=True)
    return [(float(q), int(t)) for q, t in zip(values[::-1], times[::-1], strict=True)]


def error(p: Sequence[float] | np.ndarray, n: int, ties: str = "uniform") -> float:
    """P(the most frequent of n samples of p is not class 1), ties for the top count broken uniformly, or "errors" or "successes".

    Relative precision 1e-11 or better, at probabilities down to 1e-250. Cost: for each count of class 1 that matters, O(n^2)
    per group of equal classes; under a second at n = 400 and 1000 equal classes.
    """
    law = np.asarray(p, dtype=float)
    return _error(law.tobytes(), int(n), ties)


@lru_cache(maxsize=4096)
def _error(law: bytes, n: int, ties: str) -> float:
    p = np.frombuffer(law)
    groups = grouped(p[1:])
    first = float(p[0])
    if not groups:
        return 0.0
    k = np.arange(n // 2 + 1)  # above n/2 there is no error
    with np.errstate(divide="ignore"):
        logs = log_binomial(n, k, first)
        rest = 1.0 - first if first < 0.5 else math.fsum(p[1:])
        # P(N_1 = k, N_j >= k) <= P(N_1 = k) (n-k)!/(k! (n-2k)!) q^k, whichever class j it is
        reach = gammaln(n - k + 1) - gammaln(k + 1) - gammaln(n - 2 * k + 1)
    shares, times = np.array([q / rest for q, _ in groups]), np.array([t for _, t in groups])
    each = logs + np.minimum(reach + np.outer(np.log(shares), k) + np.log(times)[:, None], 0.0)  # (groups, counts of class 1)
    bound = np.minimum(logsumexp(each, axis=0), logs)
    floor = bound.max() + math.log(NEGLIGIBLE) - math.log(n + 1)
    found = 0.0
    for count in np.flatnonzero(bound > floor):
        heavy = each[:, count] > floor - math.log(len(groups))
        if heavy.any():
            rivals = list(zip(shares[heavy].tolist(), times[heavy].tolist(), strict=True))
            light = float(shares[~heavy] @ times[~heavy])
            found += math.exp(logs[count]) * error_given(int(count), n, rivals, light, ties)
    return min(found, 1.0)


def error_digits(mp: Any, p: Sequence[Any], n: int) -> Any:
    """The same by the product formula 1 - P(right), with digits enough for the difference; O(n^3 m), for n up to about 50."""
    n, law = int(n), [mp.mpf(x) for x in p]
    digits = mp.dps
    with mp.workdps(2 * digits + int(n) + 20):
        right = mp.fsum(law[0] ** k / mp.factorial(k) * right_given(mp, law[1:], k, n - k) for k in range(1, n + 1)) * mp.factorial(n)
        return 1 - right


def right_given(mp: Any, rivals: Sequence[Any], k: int, size: int) -> Any:
    """The coefficient of z^size in the sum over t of 1/(t + 1) times the terms with t classes tied at k and none above."""
    ways = {(0, 0): mp.mpf(1)}
    for q in rivals:
        step: dict[tuple[int, int], Any] = {}
        for (used, tied), weight in ways.items():
            for i in range(min(k, size - used) + 1):
                key = (used + i, tied + (i == k))
                step[key] = step.get(key, 0) + weight * q**i / mp.factorial(i)
        ways = step
    return mp.fsum(weight / (tied + 1) for (used, tied), weight in ways.items() if used == size)


def count_vectors(n: int, classes: int) -> Iterator[tuple[int, ...]]:
    """All count vectors of n samples of that many classes."""
    if classes == 1:
        yield (n,)
        return
    for i in range(n + 1):
        for rest in count_vectors(n - i, classes - 1):
            yield (i, *rest)
