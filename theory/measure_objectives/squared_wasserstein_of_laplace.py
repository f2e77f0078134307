"""The mean squared Wasserstein distance of n draws of Laplace's law, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.gaps import GAPS, by_gaps, by_order
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.squared_wasserstein_of_exponential import formula as exponential


def tail(u: Any) -> Any:
    """s - s log(2 s), s the smaller of u and 1 - u."""
    s = sp.Min(u, 1 - u)
    return sp.Piecewise((0, sp.Eq(s, 0)), (s - s * sp.log(2 * s), True))


def formula(v: SimpleNamespace) -> Any:
    """The tail is symmetric, so that both parts of a gap, P(B >= k)/k and P(B <= k)/(n - k), give the same sum."""
    k, j = sp.Symbol("k", integer=True, positive=True), sp.Symbol("j", integer=True, positive=True)
    least = sp.Sum(sp.binomial(v.n, j), (j, k, v.n)) / 2**v.n
    return 4 - 4 * sp.Sum(tail(k / v.n) * least / k, (k, 1, v.n - 1))


def evaluate(n: int) -> float:
    k = np.arange(1, int(n))
    s = np.minimum(k, n - k) / n
    return float(4 - 4 * np.sum((s - s * np.log(2 * s)) * special.betainc(k, n - k + 1, 0.5) / k))


def evaluate_digits(mp: Any, n: int) -> Any:
    n = int(n)
    counts = [mp.binomial(n, j) for j in range(n + 1)]
    total, above = mp.mpf(0), mp.mpf(1)  # above: draws above level k at least, out of all 2^n
    for k in range(n - 1, 0, -1):
        above += counts[k]
        s = mp.mpf(min(k, n - k)) / n
        total += (s - s * mp.log(2 * s)) * above / mp.mpf(2) ** n / k
    return 4 - 4 * total


def derivation(v: SimpleNamespace) -> Derivation:
    u, n, s = sp.Symbol("u", positive=True), v.n, sp.Symbol("s", positive=True)
    j = sp.Symbol("j", integer=True, positive=True)
    x = sp.Symbol("x", positive=True)
    few = {n: [1, 2, 3]}
    half = sp.Rational(1, 2)
    lower, upper = (lambda w: sp.log(2 * w)), (lambda w: -sp.log(2 * (1 - w)))
    least = lambda k: sp.Sum(sp.binomial(n, j), (j, k, n)) / 2**n  # noqa: E731
    most = lambda k: sp.Sum(sp.binomial(n, j), (j, 0, k)) / 2**n  # noqa: E731
    levels = lambda k: sp.binomial(n, k) * (sp.Integral(u ** (k - 1) * (1 - u) ** (n - k), (u, 0, half)) + sp.Integral(u**k * (1 - u) ** (n - k - 1), (u, half, 1)))  # noqa: E731
    split = lambda k: least(k) / k + most(k) / (n - k)  # noqa: E731
    return Derivation(
        (SORTED, SQUARE, GAPS),
        (
            equal(sp.Integral(-sp.log(2 * x), (x, 0, s)), s - s * sp.log(2 * s), "integrate", "the quantile over the levels above 1 - s, s <= 1/2: the tail c there, and by symmetry at s",
                  lemma=True, where={s: (0.05, 0.5)}, transform=lambda e: sp.expand_log(sp.simplify(e.doit()), force=True)),
            equal(sp.Integral(x**2 * sp.exp(-x), (x, 0, sp.oo)), 2, "integrate", "the variance", lemma=True),
            equal(by_order(n, lower, tail, 2, upper), by_gaps(n, levels, tail, 2), "sum", "by parts; Q'(u) = 1/min(u, 1 - u)", where=few,
                  transform=by_numbers),
            equal(by_gaps(n, levels, tail, 2), by_gaps(n, split, tail, 2), "integrate",
                  "n!/((n - k)! k!) times the integral of u^(k-1) (1 - u)^(n-k) over u < 1/2 is P(B >= k)/k, B the number of heads in n fair tosses; P(B <= k)/(n - k) over u > 1/2",
                  where=few, transform=by_numbers),
            equal(by_gaps(n, split, tail, 2), formula(v), "sum", "k and n - k change places: the two halves are equal", where=few, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_laplace",
    statement=(
        "n draws of Laplace's law (density exp(-|x|)/2) are at a mean W_2^2 from it of 4 - 4 sum over k < n of s (1 - log 2 s) P(B >= k)/k, s = min(k, n - k)/n, "
        "B the heads in n fair tosses: (2 log(pi n) + 1)/n to leading orders."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=100_000, typical=(1, 60)),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one tail", "2 + (2/n) log(n!/n^n), that of one exponential tail", exponential),
        Rival("logistic", "the logistic law's leading orders, (2 log(2 pi n) + 2)/n, for the tails are alike", lambda v: (2 * sp.log(2 * sp.pi * v.n) + 2) / v.n),
        Rival("parametric", "4/n", lambda v: 4 / v.n),
    ),
    remark="Two draws: 4 - 4 (1/2)(3/4) = 5/2. At large n: Stirling's formula for n/2 tosses gives 2 log(pi n), the variance n/4 of B the 1.",
)
