"""The mean squared Wasserstein distance of n draws of U^(1/a) from their law, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.gaps import GAPS, by_gaps, by_order, gap_in_levels
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

SHAPE = real("a", "the draws are U^(1/a), of the law Beta(a, 1)", low=0, low_open=True, high=1e4, typical=(0.4, 6))


def tail(u: Any, a: Any) -> Any:
    return a * (u - u ** (1 + 1 / a)) / (a + 1)


def gap(n: Any, k: Any, a: Any) -> Any:
    return sp.gamma(n + 1) * sp.gamma(k + 1 / a) / (a * sp.gamma(n + 1 + 1 / a) * sp.gamma(k + 1))


def variance(a: Any) -> Any:
    return a / ((a + 2) * (a + 1) ** 2)


def formula(v: SimpleNamespace) -> Any:
    return by_gaps(v.n, lambda k: gap(v.n, k, v.a), lambda u: tail(u, v.a), variance(v.a))


def evaluate(n: int, a: float) -> float:
    k = np.arange(1, int(n))
    ratios = np.append(1.0, (k[:-1] + 1 / a) / (k[:-1] + 1)) if n > 1 else np.ones(0)
    gaps = special.beta(n + 1, 1 / a) / a**2 * np.cumprod(ratios)  # by ratios: no difference of large logarithms
    tails = -a * k / n * np.expm1(np.log(k / n) / a) / (a + 1)
    return float(2 * variance(float(a)) - 2 * tails @ gaps)


def evaluate_digits(mp: Any, n: int, a: Any) -> Any:
    n, total = int(n), mp.mpf(0)
    with mp.workdps(mp.dps + 20):
        a = mp.mpf(a)
        step = mp.gamma(n + 1) * mp.gamma(1 + 1 / a) / (a * mp.gamma(n + 1 + 1 / a))
        for k in range(1, n):
            total += tail(mp.mpf(k) / n, a) * step
            step *= (k + 1 / a) / (k + 1)
        found = 2 * variance(a) - 2 * total
    return +found


def derivation(v: SimpleNamespace) -> Derivation:
    n, a = v.n, v.a
    w, k = sp.symbols("w k", positive=True)
    where = {n: [1, 2, 3], a: (0.5, 4), k: (1, 5), w: (0.1, 0.9)}
    levels = by_gaps(n, gap_in_levels(n, lambda u: u ** (1 / a - 1) / a), lambda u: tail(u, a), variance(a))
    return Derivation(
        (SORTED, SQUARE, GAPS),
        (
            equal(sp.Integral(w ** (1 / a), (w, k, 1)) - (1 - k) * a / (a + 1), tail(k, a), "integrate", "the quantile u^(1/a) over the levels above k, less the mean a/(a + 1)", lemma=True,
                  where={a: (0.5, 4), k: (0.1, 0.9)}, transform=lambda e: sp.simplify(e.doit())),
            equal(a / (a + 2) - (a / (a + 1)) ** 2, variance(a), "expand", "the variance", lemma=True, where=where, transform=sp.factor),
            equal(sp.Integral(w * (1 - w) * (w ** (1 / a - 1) / a) ** 2, (w, 0, 1)), 1 / (2 * (a + 2)), "integrate", "n W_2^2 in the limit: the mean of (F_n - F)^2 F'^-2 in levels", lemma=True,
                  where={a: (0.5, 4)}, transform=lambda e: sp.simplify(e.doit(simplify=True))),
            equal(by_order(n, lambda u: u ** (1 / a), lambda u: tail(u, a), variance(a)), levels, "sum", "by parts; Q'(u) = u^(1/a - 1)/a", where=where, transform=by_numbers),
            equal(levels, formula(v), "integrate", "the beta function B(k + 1/a, n - k + 1) in every gap", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_power",
    statement=(
        "n draws of U^(1/a), U uniform, are at a mean W_2^2 from their law Beta(a, 1) of 2 Var X - 2 sum over k < n of c(k/n) n! Gamma(k + 1/a)/(a k! Gamma(n + 1 + 1/a)), "
        "c(u) = a (u - u^(1 + 1/a))/(a + 1): 1/(2 (a + 2) n) at large n, and 1/(6 n) at every n for a = 1."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=100_000, typical=(1, 60)), SHAPE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as uniform", "1/(6 n) for every a", lambda v: 1 / (6 * v.n)),
        Rival("limit", "1/(2 (a + 2) n) at every n", lambda v: 1 / (2 * (v.a + 2) * v.n)),
        Rival("other end", "the value at 1/a", lambda v: 2 * v.a**2 / ((2 * v.a + 1) * (v.a + 1) ** 2 * v.n)),
        Rival("one draw's share", "2 Var X/n", lambda v: 2 * variance(v.a) / v.n),
    ),
)
