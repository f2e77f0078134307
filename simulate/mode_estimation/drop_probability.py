"""The probability that the test of elimination drops the mode at one sample size, however small it is.

Two classes; the first is the mode. After n samples the test drops it where N_2 - N_1 > sqrt(c N_2 level). `logarithm` adds up
binomial probabilities, `tilted_logarithm` draws counts at which drops are common and weighs them by their likelihood.
"""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, logsumexp

from lawbook.simulate.inputs import number, whole_number
from lawbook.simulate.streams import generators

TERMS = 20_000  # beyond that many counts above the least that drops, what is left is below rounding for n up to 1e7


def least_count(n: int, c: float, level: float) -> int:
    """The least N_2 that drops the mode after n samples; n + 1 where none does.

    N_2 - N_1 = 2 N_2 - n, and its excess over the width grows with N_2 from n/2 on wherever it is positive.
    """
    low, high = n // 2, n + 1  # low is kept, high drops
    while high - low > 1:
        middle = (low + high) // 2
        if drops(middle, n, c, level):
            high = middle
        else:
            low = middle
    return high


def drops(count: int, n: int, c: float, level: float) -> bool:
    """Whether a rival with `count` of n samples drops the mode."""
    return 2 * count - n > np.sqrt(c * count * level)


def logarithm(n: int, c: float, level: float, second: float = 0.5) -> float:
    """ln P(drop at sample n) for a second class of probability `second` <= 1/2; -inf where no count drops. Raises InputError."""
    n, c, level = whole_number("n", n), number("c", c, 0, low_open=True), number("level", level, 0, low_open=True)
    second = number("second", second, 0, 0.5, low_open=True)
    k = np.arange(least_count(n, c, level), n + 1)[:TERMS]
    if not k.size:
        return -np.inf
    choose = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return float(logsumexp(choose + k * np.log(second) + (n - k) * np.log1p(-second)))


def tilted_logarithm(
    n: int, c: float, level: float, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"log_probability": (replicates,)} at equal classes: the logarithm of the mean weight of `draws` tilted counts."""
    n, draws = whole_number("n", n), whole_number("draws", draws)
    number("c", c, 0, low_open=True), number("level", level, 0, low_open=True)
    least = least_count(n, c, level)
    tilt = min(least, n - 0.5) / n
    found = np.empty(replicates)
    for row, rng in enumerate(generators(seed, replicates, first)):
        k = rng.binomial(n, tilt, draws)
        weight = -k * np.log(2 * tilt) - (n - k) * np.log(2 * (1 - tilt))
        found[row] = logsumexp(weight[k >= least]) - np.log(draws) if np.any(k >= least) else -np.inf
    return {"log_probability": found}
