"""The mean squared Wasserstein distance of n draws of Weibull's law, exactly: stretched exponential tails."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.gaps import GAPS, by_gaps, by_order, exponential_gaps, gap_in_levels
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.squared_wasserstein_of_exponential import formula as exponential

SHAPE = real("a", "shape: P(X > x) = exp(-x^a)", low=0.2, high=50, typical=(0.6, 4))


def tail(u: Any, a: Any) -> Any:
    """Of levels counted from the top."""
    return sp.uppergamma(1 + 1 / a, sp.log(1 / u)) - u * sp.gamma(1 + 1 / a)


def gap(n: Any, k: Any, a: Any) -> Any:
    """Between the k-th and the (k+1)-th largest."""
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.gamma(1 + 1 / a) * sp.binomial(n, k) * sp.Sum((-1) ** i * sp.binomial(n - k, i) * (k + i) ** (-1 / a), (i, 0, n - k))


def variance(a: Any) -> Any:
    return sp.gamma(1 + 2 / a) - sp.gamma(1 + 1 / a) ** 2


def formula(v: SimpleNamespace) -> Any:
    return by_gaps(v.n, lambda k: gap(v.n, k, v.a), lambda u: tail(u, v.a), variance(v.a))


def evaluate(n: int, a: float) -> float:
    levels, mean = np.arange(1, int(n)) / n, special.gamma(1 + 1 / a)
    tails = mean * (special.gammaincc(1 + 1 / a, -np.log(levels)) - levels)
    return float(2 * (special.gamma(1 + 2 / a) - mean**2) - 2 * tails @ exponential_gaps(int(n), 1 / a) / a)


def evaluate_digits(mp: Any, n: int, a: Any) -> Any:
    n = int(n)
    with mp.workdps(mp.dps + 20 + n // 2):  # the sums alternate, their terms as large as 3^n
        a = mp.mpf(a)
        powers, mean = [mp.mpf(j) ** (-1 / a) for j in range(1, n + 1)], mp.gamma(1 + 1 / a)
        total = mp.mpf(0)
        for k in range(1, n):
            inner = mp.fsum((-1) ** i * mp.binomial(n - k, i) * powers[k + i - 1] for i in range(n - k + 1))
            total += (mp.gammainc(1 + 1 / a, mp.log(mp.mpf(n) / k)) - mean * k / n) * mean * mp.binomial(n, k) * inner
        found = 2 * (mp.gamma(1 + 2 / a) - mean**2) - 2 * total
    return +found


def derivation(v: SimpleNamespace) -> Derivation:
    n, a = v.n, v.a
    y, j = sp.symbols("y j", positive=True)
    where = {n: [2, 3], a: [sp.Rational(1, 2), sp.Rational(3, 4), 2, 3], y: (0.2, 3), j: (1, 5)}
    quantile, slope = (lambda u: -(sp.log(1 / u) ** (1 / a))), (lambda u: sp.log(1 / u) ** (1 / a - 1) / (a * u))
    levels = by_gaps(n, gap_in_levels(n, slope), lambda u: tail(u, a), variance(a))
    ends = lambda u: sp.Piecewise((0, sp.Or(sp.Eq(u, 0), sp.Eq(u, 1))), (tail(u, a), True))  # noqa: E731
    return Derivation(
        (SORTED, SQUARE, GAPS),
        (
            equal(sp.Derivative(sp.uppergamma(1 + 1 / a, y), y), -(y ** (1 / a)) * sp.exp(-y), "differentiate", "the quantile log(1/u)^(1/a) at u from the top, by u = exp(-y): the tail",
                  lemma=True, where=where, transform=lambda e: sp.powsimp(e.doit())),
            equal(sp.Integral(y ** (1 / a - 1) * sp.exp(-j * y), (y, 0, sp.oo)) / a, sp.gamma(1 + 1 / a) * j ** (-1 / a), "integrate", "one term of a gap, (1 - exp(-y))^(n-k) expanded",
                  lemma=True, where=where, transform=lambda e: sp.gammasimp(sp.simplify(e.doit()))),
            equal(by_order(n, quantile, ends, variance(a)), levels, "sum", "by parts, for -X, so that levels run from the top", where=where, transform=by_numbers),
            equal(levels, formula(v), "integrate", "term by term", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_weibull",
    statement=(
        "n draws of Weibull's law, P(X > x) = exp(-x^a), are at a mean W_2^2 from it of 2 Var X - 2 sum over k < n of c(k/n) g_k, c(u) = Gamma(1 + 1/a, log(1/u)) - u Gamma(1 + 1/a), "
        "g_k = Gamma(1 + 1/a) C(n, k) sum over i of (-1)^i C(n - k, i) (k + i)^(-1/a): for a < 2 n times it grows like (log n)^(2/a - 1)/(a (2 - a)), for a = 2 like log(log n)/4, and beyond it is bounded."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=500, typical=(1, 30)), SHAPE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponential tail", "that of an exponential law of this deviation, (2 + (2/n) log(n!/n^n)) Var X",
              lambda v: variance(v.a) * exponential(v)),
        Rival("one draw's share", "2 Var X/n", lambda v: 2 * variance(v.a) / v.n),
    ),
)
