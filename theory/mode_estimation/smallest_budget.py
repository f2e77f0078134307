"""The least number of samples with which the empirical mode errs rarely enough."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Procedure,
    Rival,
    at_most,
    equal,
    restrict,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import empirical_mode
from lawbook.theory.mode_estimation.pairwise import pair_error
from lawbook.theory.mode_estimation.setting import ERROR, HERE, PROBABILITIES
from lawbook.theory.mode_estimation.stopping import MODE_FIRST

# errors that equal delta but for rounding count as not above it
ROUNDING = 1e-12
MOST = 1000


def exponent(p: Any) -> float:
    """Delta^2 = -ln(1 - (sqrt(p_1) - sqrt(p_2))^2), infinite where p_1 = 1."""
    overlap = 1 - (math.sqrt(p[0]) - math.sqrt(p[1])) ** 2
    return -math.log(overlap) if overlap > 0 else math.inf


def sufficient(p: Any, delta: float) -> int:
    """ceil(ln((m - 1)/delta)/Delta^2), or 1: a budget that Sanov's bound with its sum allows."""
    return max(1, math.ceil(math.log((np.asarray(p) > 0).sum() / delta) / exponent(p)))


MODERATE = Condition(f"ln(m/delta)/Delta^2 <= {MOST}: an exact sum of moderate size", lambda v: sufficient(v.p, float(v.delta)) <= MOST)


def first_below(error: Callable[[int], float], delta: float, low: int, high: int) -> int:
    """The least n in ]low, high] with error(n) <= delta; error falls, and is at most delta at high."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if error(middle) <= delta * (1 + ROUNDING) else (middle, high)
    return high


def formula(v: SimpleNamespace) -> Any:
    n, e = sp.Symbol("n", integer=True, positive=True), sp.Function("e", positive=True)
    return 1 + sp.Sum(sp.Piecewise((1, e(n) > v.delta), (0, True)), (n, 1, sp.oo))


def evaluate(p: Any, delta: float) -> float:
    """Bisection on the exact error, from where the strongest rival alone allows it to where Sanov's bound does."""
    top = sufficient(p, delta)
    low = first_below(lambda n: pair_error(float(p[0]), float(p[1]), n), delta, 0, top) - 1
    return float(first_below(lambda n: empirical_mode.error(p, n), delta, low, top))


def evaluate_digits(mp: Any, p: Any, delta: Any) -> Any:
    """The same number; up to 20 samples by the product formula in `mp`, one n after the other."""
    law = [float(q) for q in p]
    found = int(evaluate(np.array(law), float(delta)))
    if found > 20:
        return mp.mpf(found)
    return mp.mpf(next(n for n in range(1, 22) if empirical_mode.error_digits(mp, p, n) <= delta * (1 + mp.mpf(ROUNDING))))


def derivation(v: SimpleNamespace) -> Derivation:
    n = sp.Symbol("n", integer=True, positive=True)
    e = sp.Function("e", positive=True)
    above = lambda n: sp.Piecewise((1, e(n) > v.delta), (0, True))  # noqa: E731
    falls = {v.delta: (0.01, 0.4), e: lambda mp, at: lambda n: mp.mpf("0.7") ** n / mp.sqrt(n + 1)}
    where = {n: [1, 2, 4], e: lambda mp, at: lambda n: empirical_mode.error_digits(mp, [mp.mpf("0.5"), mp.mpf("0.3"), mp.mpf("0.2")], int(n))}
    return Derivation(
        (
            Premise("e(n) is the exact error of n samples (law `exact_error_of_empirical_mode`). It never rises: the empirical mode is optimal under "
                    "a uniform prior on the relabellings of p (law `empirical_mode_is_optimal`), and an optimal answer may ignore a sample."),
        ),
        (
            at_most(e(n + 1), e(n), "the error never rises, here at (.5, .3, .2)", lemma=True, where=where),
            equal(
                1 + sp.Sum(above(n), (n, 1, 60)), sp.Sum(n * (above(n - 1) - above(n)), (n, 1, 60)) + 61 * above(60), "sum",
                "summation by parts, e(0) > delta: the least n with e(n) <= delta is one more than the number of those above", lemma=True,
                where={v.delta: (0.01, 0.4), e: lambda mp, at: lambda n: mp.mpf("0.7") ** n if n else mp.mpf(1)},
            ),
            equal(
                sp.Sum(above(n), (n, 1, sp.oo)) + 1, formula(v), "sum", "so it is this", where=falls,
                numeric=lambda mp, at: (
                    mp.mpf(next(n for n in range(1, 100) if at[e](n) <= at[v.delta])),
                    1 + mp.fsum(at[e](n) > at[v.delta] for n in range(1, 100)),
                ),
            ),
        ),
    )


def _rule(rivals: Callable[[Any], int]) -> Procedure:
    def budget(p: Any, delta: float) -> float:
        return float(max(1, math.ceil(math.log(rivals(p) / delta) / exponent(p))))

    return Procedure(formula, budget, lambda mp, p, delta: mp.mpf(budget([float(q) for q in p], float(delta))))


LAW = Law(
    name="mode_estimation.smallest_budget",
    statement=(
        "The least number of samples with which the empirical mode, ties broken uniformly, errs with probability at most delta is the least n at "
        "which its exact error is."
    ),
    relation=Equals(exact=True),
    observable="samples",
    parameters=(PROBABILITIES, restrict(ERROR, typical=(0.01, 0.4))),
    conditions=(MODE_FIRST, MODERATE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("published rule", "ceil(ln(1/delta)/Delta^2)", _rule(lambda p: 1)),
        Rival("with the classes", "ceil(ln((m - 1)/delta)/Delta^2), which suffices", _rule(lambda p: len(p) - 1)),
    ),
    remark=(
        "The corrected budget of the published experiments. With one class of probability 1/2 and 999 equal ones, delta = 2^-9 needs 13 samples "
        "where the published rule takes 10; with 100 classes of probabilities 2^-i it needs 96 where the rule takes 143."
    ),
)
