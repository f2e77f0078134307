"""The mean squared Wasserstein distance of n logistic draws, exactly: two exponential tails."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED, SQUARE, by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, positive=True)
    u = k / v.n
    return 2 * sp.pi**2 / 3 + 4 * sp.Sum((u * sp.log(u) + (1 - u) * sp.log(1 - u)) / k, (k, 1, v.n - 1))



def by_order(v: SimpleNamespace) -> Any:
    """Twice the second moment minus twice the sum over order statistics of mean times cell."""
    i = sp.Symbol("i", integer=True, positive=True)
    G = lambda c: sp.Piecewise((0, sp.Or(sp.Eq(c, 0), sp.Eq(c, v.n))), (c / v.n * sp.log(c / v.n) + (1 - c / v.n) * sp.log(1 - c / v.n), True))  # noqa: E731
    means = sp.harmonic(i - 1) - sp.harmonic(v.n - i)
    return 2 * sp.pi**2 / 3 - 2 * sp.Sum(means * (G(i) - G(i - 1)), (i, 1, v.n))


def derivation(v: SimpleNamespace) -> Derivation:
    x, u = sp.symbols("x u", positive=True)
    where = {x: (0.1, 0.9), v.n: [1, 2, 5, 12]}
    y = sp.Symbol("y", real=True)

    def summed(mp: Any, at: Any) -> tuple[Any, Any]:
        size = int(at[v.n])
        harmonic = [mp.mpf(0)]
        for j in range(1, size + 1):
            harmonic.append(harmonic[-1] + mp.mpf(1) / j)
        G = lambda c: (mp.mpf(c) / size * mp.log(mp.mpf(c) / size) + (1 - mp.mpf(c) / size) * mp.log(1 - mp.mpf(c) / size)) if 0 < c < size else mp.mpf(0)  # noqa: E731
        total = 2 * mp.pi**2 / 3 - 2 * mp.fsum((harmonic[i - 1] - harmonic[size - i]) * (G(i) - G(i - 1)) for i in range(1, size + 1))
        return total, 2 * mp.pi**2 / 3 + 4 * mp.fsum(G(k) / k for k in range(1, size))

    return Derivation(
        (SORTED, SQUARE),
        (
            equal(sp.Derivative(x * sp.log(x) + (1 - x) * sp.log(1 - x), x), sp.log(x / (1 - x)), "differentiate", "G is the integral of the quantile", lemma=True, where=where,
                  transform=lambda e: sp.expand_log(sp.simplify(e.doit()), force=True)),
            equal(2 * sp.Integral(y**2 * sp.exp(-y) / (1 + sp.exp(-y)) ** 2, (y, 0, sp.oo)), sp.pi**2 / 3, "integrate", "the variance", lemma=True, transform=by_numbers),
            equal(by_order(v), prediction(v), "sum", "E X_(i) = H_(i-1) - H_(n-i); by parts, with G symmetric", where={v.n: [1, 2, 4]}, numeric=summed, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_logistic",
    statement='n logistic draws are at a mean W_2^2 from their law of 2 pi^2/3 + 4 sum over k < n of G(k/n)/k, G(u) = u log u + (1 - u) log(1 - u), which is (2 log(2 pi n) + 2)/n to leading orders.',
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one tail", "half of it, as with one exponential tail", lambda v: sp.pi**2 / 3 + 2 * (prediction(v) - 2 * sp.pi**2 / 3) / 4),
        Rival("parametric", "2 pi^2/(3 n)", lambda v: 2 * sp.pi**2 / (3 * v.n)),
    ),
    remark='n E W_2^2 - 2 log n tends to 2 log(2 pi) + 2 = 5.675754.',
)
