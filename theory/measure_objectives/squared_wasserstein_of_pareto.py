"""The mean squared Wasserstein distance of n draws of Pareto's law, exactly: slower than 1/n by the tail."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, limit, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.gaps import GAPS, by_gaps, by_order, gap_in_levels
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.squared_wasserstein_of_exponential import formula as exponential

TAIL = real("a", "tail index: P(X > x) = x^-a on [1, inf[", low=2, low_open=True, high=1e4, typical=(2.5, 9))


def tail(u: Any, a: Any) -> Any:
    """Of levels counted from the top."""
    return a * (u ** (1 - 1 / a) - u) / (a - 1)


def gap(n: Any, k: Any, a: Any) -> Any:
    """Between the k-th and the (k+1)-th largest."""
    return sp.gamma(n + 1) * sp.gamma(k - 1 / a) / (a * sp.gamma(n + 1 - 1 / a) * sp.gamma(k + 1))


def variance(a: Any) -> Any:
    return a / ((a - 2) * (a - 1) ** 2)


def formula(v: SimpleNamespace) -> Any:
    return by_gaps(v.n, lambda k: gap(v.n, k, v.a), lambda u: tail(u, v.a), variance(v.a))


def evaluate(n: int, a: float) -> float:
    k = np.arange(1, int(n))
    ratios = np.append(1.0, (k[:-1] - 1 / a) / (k[:-1] + 1)) if n > 1 else np.ones(0)
    gaps = n * special.beta(n, 1 - 1 / a) / a * np.cumprod(ratios)  # by ratios: no difference of large logarithms
    tails = a * k / n * np.expm1(-np.log(k / n) / a) / (a - 1)
    return float(2 * variance(float(a)) - 2 * tails @ gaps)


def evaluate_digits(mp: Any, n: int, a: Any) -> Any:
    n, total = int(n), mp.mpf(0)
    with mp.workdps(mp.dps + 20):
        a = mp.mpf(a)
        step = mp.gamma(n + 1) * mp.gamma(1 - 1 / a) / (a * mp.gamma(n + 1 - 1 / a))
        for k in range(1, n):
            total += tail(mp.mpf(k) / n, a) * step
            step *= (k - 1 / a) / (k + 1)
        found = 2 * variance(a) - 2 * total
    return +found


def derivation(v: SimpleNamespace) -> Derivation:
    n, a = v.n, v.a
    w, k, x = sp.symbols("w k x", positive=True)
    where = {n: [1, 2, 3], a: (2.5, 6)}
    quantile, slope = (lambda u: -(u ** (-1 / a))), (lambda u: u ** (-1 / a - 1) / a)
    levels = by_gaps(n, gap_in_levels(n, slope), lambda u: tail(u, a), variance(a))
    return Derivation(
        (SORTED, SQUARE, GAPS),
        (
            equal(sp.Integral(w ** (-1 / a), (w, 0, k)) - k * a / (a - 1), tail(k, a), "integrate", "the quantile at u from the top is u^(-1/a); the mean a/(a - 1) is taken off", lemma=True,
                  where={a: (2.5, 6), k: (0.1, 0.9)}, transform=lambda e: sp.simplify(e.doit(conds="none"))),
            equal(a / (a - 2) - (a / (a - 1)) ** 2, variance(a), "expand", "the variance", lemma=True, where=where, transform=sp.factor),
            limit(x ** (1 / a) * sp.gamma(x - 1 / a) / sp.gamma(x), 1, x, sp.oo, "n^(1/a) scales the largest points: the sum has a limit over n^(2/a - 1)", lemma=True, where={a: (2.5, 6)}, transform=by_numbers),
            equal(by_order(n, quantile, lambda u: tail(u, a), variance(a)), levels, "sum", "by parts, for -X, so that levels run from the top", where=where, transform=by_numbers),
            equal(levels, formula(v), "integrate", "the beta function B(k - 1/a, n - k + 1) in every gap", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_pareto",
    statement=(
        "n draws of Pareto's law of tail index a > 2 are at a mean W_2^2 from it of 2 Var X - 2 sum over k < n of c(k/n) n! Gamma(k - 1/a)/(a k! Gamma(n + 1 - 1/a)), "
        "c(u) = a (u^(1 - 1/a) - u)/(a - 1), of order n^(2/a - 1): the formula of U^(1/a) at a negative a."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=100_000, typical=(1, 60)), TAIL),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one draw's share", "2 Var X/n", lambda v: 2 * variance(v.a) / v.n),
        Rival("leading order", "2 Var X n^(2/a - 1)", lambda v: 2 * variance(v.a) * v.n ** (2 / v.a - 1)),
        Rival("exponential tail", "that of an exponential law of this deviation, (2 + (2/n) log(n!/n^n)) Var X",
              lambda v: variance(v.a) * exponential(v)),
    ),
)
