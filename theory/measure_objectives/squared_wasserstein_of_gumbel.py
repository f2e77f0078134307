"""The mean squared Wasserstein distance of n draws of Gumbel's law, exactly: one exponential tail, and one far shorter."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.gaps import GAPS, by_gaps, by_order, exponential_gaps, gap_in_levels
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def tail(u: Any) -> Any:
    y = sp.log(1 / u)
    return u * sp.log(y) + sp.expint(1, y) + u * sp.EulerGamma


def gap(n: Any, k: Any) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return -sp.binomial(n, k) * sp.Sum((-1) ** i * sp.binomial(n - k, i) * sp.log(k + i), (i, 0, n - k))


def formula(v: SimpleNamespace) -> Any:
    return by_gaps(v.n, lambda k: gap(v.n, k), tail, sp.pi**2 / 6)


def evaluate(n: int) -> float:
    levels = np.arange(1, int(n)) / n
    y = -np.log(levels)
    tails = levels * (np.log(y) + np.euler_gamma) + special.exp1(y)
    return float(np.pi**2 / 3 - 2 * tails @ exponential_gaps(int(n), 0.0))


def evaluate_digits(mp: Any, n: int) -> Any:
    n = int(n)
    with mp.workdps(mp.dps + 20 + n // 2):  # the sums alternate, their terms as large as 3^n
        logs, total = [mp.log(j) for j in range(1, n + 1)], mp.mpf(0)
        for k in range(1, n):
            inner = mp.fsum((-1) ** i * mp.binomial(n - k, i) * logs[k + i - 1] for i in range(n - k + 1))
            y, u = mp.log(mp.mpf(n) / k), mp.mpf(k) / n
            total -= (u * (mp.log(y) + mp.euler) + mp.e1(y)) * mp.binomial(n, k) * inner
        found = mp.pi**2 / 3 - 2 * total
    return +found


def derivation(v: SimpleNamespace) -> Derivation:
    n = v.n
    y, j, k = sp.symbols("y j k", positive=True)
    where = {n: [2, 3], y: (0.2, 3), j: (1, 5), k: (1, 5)}
    quantile, slope = (lambda u: -sp.log(sp.log(1 / u))), (lambda u: 1 / (u * sp.log(1 / u)))
    levels = by_gaps(n, gap_in_levels(n, slope), tail, sp.pi**2 / 6)
    ends = lambda u: sp.Piecewise((0, sp.Or(sp.Eq(u, 0), sp.Eq(u, 1))), (tail(u), True))  # noqa: E731
    return Derivation(
        (SORTED, SQUARE, GAPS),
        (
            equal(sp.Derivative(sp.exp(-y) * sp.log(y) + sp.expint(1, y), y), -sp.exp(-y) * sp.log(y), "differentiate", "the quantile -log log(1/u), by u = exp(-y): the tail", lemma=True,
                  where=where, transform=lambda e: sp.simplify(sp.expand_func(e.doit()))),
            equal(sp.Integral((sp.exp(-k * y) - sp.exp(-j * y)) / y, (y, 0, sp.oo)), sp.log(j / k), "integrate", "Frullani's integral: two terms of a gap, (1 - exp(-y))^(n-k) expanded", lemma=True,
                  where=where, transform=by_numbers),
            equal(by_order(n, quantile, ends, sp.pi**2 / 6), levels, "sum", "by parts", where=where, transform=by_numbers),
            equal(levels, formula(v), "integrate", "term by term: the coefficients (-1)^i C(n - k, i) sum to 0", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_gumbel",
    statement=(
        "n draws of Gumbel's law, P(X <= x) = exp(-exp(-x)), are at a mean W_2^2 from it of pi^2/3 - 2 sum over k < n of c(k/n) g_k, c(u) = u log(log(1/u)) + E_1(log(1/u)) + gamma u, "
        "g_k = -C(n, k) sum over i of (-1)^i C(n - k, i) log(k + i): (log n + O(1))/n, for one of its tails is exponential."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(restrict(SAMPLES, high=500, typical=(1, 30)),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("both tails", "the logistic law's leading order, (2 log(2 pi n) + 2)/n", lambda v: (2 * sp.log(2 * sp.pi * v.n) + 2) / v.n),
        Rival("one draw's share", "pi^2/(3 n)", lambda v: sp.pi**2 / (3 * v.n)),
        Rival("the tail alone", "the exponential law's leading order, log(2 pi n)/n", lambda v: sp.log(2 * sp.pi * v.n) / v.n),
    ),
)
