"""Sequential tests for random programs: a stated chance of a false alarm, few draws, never an endless wait.

`sequential_test` asks one p-value again while it looks suspicious (Gandy and Scott, arXiv:2001.06465).
`bucket_test` asks in which of several overlapping ranges a probability lies: is the coverage of a 95 %
interval between 94 and 96 %? Does a Monte-Carlo p-value lie below the level? It draws as long as it must,
and errs with a bounded probability however long that is.

    >>> import numpy as np
    >>> source = np.random.default_rng(1)
    >>> coin = lambda draws: int(source.binomial(draws, 0.5))
    >>> bucket_test(coin, {"fair": (0.45, 0.55), "not fair": (0.0, 0.47), "not fair, heads": (0.53, 1.0)}).bucket
    'fair'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import optimize, stats

MOST_DRAWS = 10**8


class SequentialResult(NamedTuple):
    """Whether the hypothesis was kept, and the p-values of all looks."""

    passed: bool
    p_values: tuple[float, ...]


def sequential_test(p_value: Callable[[int], float], *, level: float = 1e-5, looks: int = 7) -> SequentialResult:
    """Test a hypothesis by p-values of fresh samples; a true one fails with probability `level` at most.

    `p_value(look)` draws a new sample (larger for later looks, if you like) and returns its p-value; look
    counts from 0. Clear cases end at the first look; about 1.2 looks are needed where the hypothesis is true.
    Raises ValueError for levels outside (0, 1), looks < 1, and what is no p-value.
    """
    if not 0 < level < 1 or looks < 1:
        raise ValueError(f"level, looks: got {level!r}, {looks!r}; accepted: 0 < level < 1, looks >= 1")
    share = level / looks
    # look j is reached with probability again**j and fails there with share / again**j: each look pays its share
    again = share ** (1 / looks)
    seen: list[float] = []
    for look in range(looks):
        p = float(p_value(look))
        if not 0 <= p <= 1:
            raise ValueError(f"p_value: got {p!r} at look {look}; accepted: a number from 0 to 1")
        seen.append(p)
        failing = share / again**look
        if p <= failing:
            return SequentialResult(False, tuple(seen))
        if p > again + failing:
            break
    return SequentialResult(True, tuple(seen))


@dataclass(frozen=True)
class Bucket:
    """The range that was found, the interval that lies inside it, and how many draws it took."""

    bucket: str
    low: float
    high: float
    draws: int


def confidence_sequence(successes: int, draws: int, risk: float) -> tuple[float, float]:
    """Robbins' interval of a probability: all of them, at 1, 2, 3, ... draws, hold together with probability 1 - risk.

    The probabilities p at which (draws + 1) times the binomial probability of the successes exceeds `risk`.
    """
    if not (0 <= successes <= draws and draws >= 1 and 0 < risk < 1):
        raise ValueError(
            f"successes, draws, risk: got {successes!r}, {draws!r}, {risk!r}; accepted: 0 <= successes <= draws, 0 < risk < 1"
        )

    def excess(p: float) -> float:
        return float(np.log(draws + 1) + stats.binom.logpmf(successes, draws, p) - np.log(risk))

    best, tiny = successes / draws, 1e-300
    low = 0.0 if successes == 0 else optimize.brentq(excess, tiny, best, xtol=1e-15)
    high = 1.0 if successes == draws else optimize.brentq(excess, best, 1 - 1e-16, xtol=1e-15)
    return low, high


def bucket_test(
    count: Callable[[int], int],
    buckets: Mapping[str, tuple[float, float]],
    *,
    risk: float = 1e-5,
    first: int = 100,
    growth: float = 1.5,
    most: int = MOST_DRAWS,
) -> Bucket:
    """The first bucket that surely holds a probability; one that does not hold it is named with probability `risk` at most.

    `count(draws)` makes that many further draws and returns the number of successes. Buckets are closed
    ranges that cover [0, 1] and overlap, so that every probability lies inside one: the wait is finite.
    Raises ValueError for buckets that leave a gap or only touch, and RuntimeError after `most` draws.
    """
    _check(buckets)
    successes = draws = 0
    fresh = first
    while draws < most:
        got = int(count(fresh))
        if not 0 <= got <= fresh:
            raise ValueError(f"count: got {got!r} successes in {fresh} draws; accepted: 0 to {fresh}")
        successes, draws = successes + got, draws + fresh
        low, high = confidence_sequence(successes, draws, risk)
        for name, (start, end) in buckets.items():
            if start <= low and high <= end:
                return Bucket(name, low, high, draws)
        fresh = max(1, int(draws * (growth - 1)))
    raise RuntimeError(
        f"bucket_test: the interval {low:.6g} .. {high:.6g} after {draws} draws fits no bucket; let buckets overlap more"
    )


def _check(buckets: Mapping[str, tuple[float, float]]) -> None:
    reached = 0.0
    touching = True  # the first bucket must hold 0, and may begin there
    for start, end in sorted(buckets.values()):
        if not (start < end and (start < reached or (touching and start <= 0))):
            raise ValueError(f"buckets: got {dict(buckets)}; accepted: ranges that cover [0, 1] and overlap by more than a point")
        reached, touching = max(reached, end), False
    if reached < 1:
        raise ValueError(f"buckets: got {dict(buckets)}; accepted: ranges that cover [0, 1] up to 1")


def p_value_at_most(exceeds: Callable[[int], int], level: float, *, risk: float = 1e-5, slack: float = 0.2) -> bool:
    """Whether a Monte-Carlo p-value is at most `level`: which of [0, level (1 + slack)] and [level (1 - slack), 1] holds it.

    `exceeds(draws)` simulates the statistic under the null hypothesis that often and says how often it was at
    least as extreme as the observed one. Within a part `slack` of the level either answer may come.
    """
    if not (0 < level < 1 and 0 < slack < 1):
        raise ValueError(f"level, slack: got {level!r}, {slack!r}; accepted: 0 < level < 1, 0 < slack < 1")
    buckets = {"below": (0.0, min(level * (1 + slack), 1.0)), "above": (level * (1 - slack), 1.0)}
    return bucket_test(exceeds, buckets, risk=risk).bucket == "below"
