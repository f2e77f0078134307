"""The empirical mode's error added up over all count vectors: few classes, few samples, nothing clever."""

from __future__ import annotations

import itertools
import math

import numpy as np
from scipy.special import gammaln

from lawbook.simulate.inputs import choice, number, refuse, whole_number
from lawbook.simulate.mode_estimation.counts import TIES
from lawbook.simulate.mode_estimation.problems import Problem, resolve

MOST_VECTORS = 5_000_000


def count_vectors(classes: int, n: int) -> np.ndarray:
    """All (N_1, ..., N_m) of non-negative integers with sum n: int64, (C(n + m - 1, m - 1), m). Raises InputError if too many."""
    m, n = whole_number("classes", classes), whole_number("n", n, 0)
    if math.comb(n + m - 1, m - 1) > MOST_VECTORS:
        raise refuse("count vectors", math.comb(n + m - 1, m - 1), f"at most {MOST_VECTORS}: fewer classes or samples")
    rows = np.array([[n]])  # counts so far, then what is left
    for _ in range(m - 1):
        left = rows[:, -1]
        again = np.repeat(np.arange(len(rows)), left + 1)
        taken = np.arange(len(again)) - np.repeat(np.cumsum(left + 1) - (left + 1), left + 1)
        rows = np.column_stack((rows[again, :-1], taken, left[again] - taken))
    return rows


def log_probabilities(p: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Natural logarithms of the multinomial probabilities of count vectors, (vectors,)."""
    with np.errstate(divide="ignore", invalid="ignore"):  # 0 ln 0 = 0
        terms = np.where(counts > 0, counts * np.log(p), 0.0)
    return gammaln(counts.sum(axis=1) + 1) - gammaln(counts + 1).sum(axis=1) + terms.sum(axis=1)


def wrong(counts: np.ndarray, ties: str = "uniform") -> np.ndarray:
    """The probability that the empirical mode of each count vector is not class 0, (vectors,)."""
    top = counts.max(axis=1)
    tied = (counts == top[:, None]).sum(axis=1)
    own = counts[:, 0] == top
    return {"uniform": 1.0 - own / tied, "errors": 1.0 - (own & (tied == 1)), "successes": 1.0 - own}[choice("ties", ties, TIES)]


def error(p: Problem, n: int, ties: str = "uniform") -> float:
    """P(the empirical mode of n samples of p is wrong), ties broken as `ties` says. Raises InputError."""
    law = resolve(p)
    counts = count_vectors(len(law), whole_number("n", n))
    missed = wrong(counts, ties)
    return math.fsum(np.exp(log_probabilities(law, counts)[missed > 0]) * missed[missed > 0])


def partitions(n: int, most: int) -> list[tuple[int, ...]]:
    """The ways to write n as a falling sum of parts of at most `most`."""
    if n == 0:
        return [()]
    return [(part, *rest) for part in range(min(n, most), 0, -1) for rest in partitions(n - part, part)]


def error_among_equals(p_1: float, classes: int, n: int) -> float:
    """The same for one class of probability p_1 and classes - 1 equal ones, by the partitions of what falls on these; n <= 40.

    The number of classes may be huge; ties are broken uniformly. Raises InputError.
    """
    m, n = whole_number("classes", classes, 2), whole_number("n", n, 1, 40)
    heavy = number("p_1", p_1, 0.0, 1.0)
    total = 0.0
    for k in range(n + 1):
        own = math.comb(n, k) * heavy**k * (1 - heavy) ** (n - k)
        for parts in partitions(n - k, n - k):
            if not parts or parts[0] < k or len(parts) > m - 1:
                continue
            alike = math.prod(math.factorial(parts.count(part)) for part in set(parts))
            ways = math.factorial(n - k) / math.prod(math.factorial(part) for part in parts)
            places = math.exp(math.fsum(math.log1p(-i / (m - 1)) for i in range(len(parts)))) * (m - 1.0) ** (len(parts) - n + k)
            tied = parts.count(k)
            total += own * ways * places / alike * (1.0 if parts[0] > k else tied / (tied + 1))
    return total


def bayes_error(p: Problem, n: int) -> float:
    """The least mean error of any estimator of the mode from n samples, over the m! relabellings of p alike; m <= 6.

    Every count vector gets the answer of largest posterior probability, computed from all relabellings. Raises InputError.
    """
    law = resolve(p)
    m = whole_number("number of classes", len(law), 2, 6)
    counts = count_vectors(m, n)
    posterior = np.zeros((len(counts), m))  # times the count vector's probability
    for order in itertools.permutations(range(m)):
        posterior[:, order.index(0)] += np.exp(log_probabilities(law[list(order)], counts)) / math.factorial(m)
    return 1.0 - math.fsum(posterior.max(axis=1))
