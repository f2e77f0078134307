"""The mean squared Wasserstein distance of n exponential draws, exactly: log n/n, not 1/n."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.special import gammaln

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def formula(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, positive=True)
    return 2 + 2 * sp.Sum(sp.log(k / v.n), (k, 1, v.n)) / v.n


def evaluate(n: int) -> float:
    n = float(n)
    if n > 1e4:  # Stirling's series, to rounding: the difference of logarithms would lose digits
        return float((np.log(2 * np.pi * n) + 1 / (6 * n) - 1 / (180 * n**3)) / n)
    return float(2 + 2 * (gammaln(n + 1) - n * np.log(n)) / n)


def evaluate_digits(mp: Any, n: int) -> Any:
    n = mp.mpf(int(n))
    with mp.workdps(mp.dps + 20):
        return +(2 + 2 * (mp.loggamma(n + 1) - n * mp.log(n)) / n)



def derivation(v: SimpleNamespace) -> Derivation:
    k, x = sp.symbols("k x", positive=True)
    n = v.n
    where = {v.n: [1, 2, 5, 12], k: (0.1, 0.9)}

    def summed(mp: Any, at: Any) -> tuple[Any, Any]:
        size = int(at[v.n])
        harmonic = [mp.mpf(0)]
        for j in range(1, size + 1):
            harmonic.append(harmonic[-1] + mp.mpf(1) / j)
        tail = lambda c: 1 - mp.mpf(c) / size + (mp.mpf(c) / size * mp.log(mp.mpf(c) / size) if c else 0)  # noqa: E731
        cells = [tail(size - i) - tail(size - i + 1) for i in range(1, size + 1)]
        total = 4 - 2 * mp.fsum((harmonic[size] - harmonic[size - i]) * cell for i, cell in enumerate(cells, 1))
        return total, 2 + 2 * mp.log(mp.factorial(size) / mp.mpf(size) ** size) / size

    i = sp.Symbol("i", integer=True, positive=True)
    tail = lambda c: sp.Piecewise((1, sp.Eq(c, 0)), (1 - c / n + c / n * sp.log(c / n), True))  # noqa: E731
    by_order = 4 - 2 * sp.Sum((sp.harmonic(n) - sp.harmonic(n - i)) * (tail(n - i) - tail(n - i + 1)), (i, 1, n))
    return Derivation(
        (SORTED, SQUARE),
        (
            equal(sp.Integral(-sp.log(x), (x, k, 1)), 1 - k + k * sp.log(k), "integrate", "the integral of the quantile -log(1 - u) over the levels above 1 - k", lemma=True,
                  where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(by_order, formula(v), "sum",
                  "E X_(i) = 1/n + ... + 1/(n - i + 1); summed by parts, sum over i of E X_(i) times its cell leaves sum over k of (1/k) (1 - k/n + (k/n) log(k/n))",
                  where={v.n: [1, 2, 4]}, numeric=summed, transform=by_numbers),
            limit(sp.loggamma(x + 1) - x * sp.log(x) + x - sp.log(2 * sp.pi * x) / 2, 0, x, sp.oo, "Stirling: the sum of logarithms is -n + log(2 pi n)/2 in the limit", lemma=True, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_exponential",
    statement='n exponential draws are at a mean W_2^2 from their law of 2 + (2/n) log(n!/n^n), which is log(2 pi n)/n + 1/(6 n^2) + O(n^-4): not of order 1/n.',
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("parametric", "2/n", lambda v: 2 / v.n),
        Rival("leading order", "log(n)/n", lambda v: sp.log(v.n + 1) / v.n),
    ),
    remark='The local log-log slope is -1 + 1/log(2 pi n): power laws fitted to it are fake.',
)
