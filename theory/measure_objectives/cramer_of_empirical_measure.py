"""The mean Cramer distance (half the energy distance) of n draws from their law: exactly of order 1/n."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

GAP = real("g", "half the mean distance of two independent draws, E |X - X'|/2", low=0, low_open=True, typical=(0.1, 2))


def prediction(v: SimpleNamespace) -> Any:
    return v.g / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    p, x = sp.symbols("p x", positive=True)
    k = sp.Symbol("k", integer=True)
    spread = sp.Sum((k / v.n - p) ** 2 * sp.binomial(v.n, k) * p**k * (1 - p) ** (v.n - k), (k, 0, v.n))
    return Derivation(
        (
            Premise("n F_n(x) is binomial with n trials of chance F(x); the distance is the integral of (F_n - F)^2."),
            Premise("The integral of F (1 - F) is E |X - X'|/2 = g, X' an independent copy: 1/6 for the uniform law, 1/2 for the exponential, 1/sqrt(pi) for the normal."),
        ),
        (
            equal(spread, p * (1 - p) / v.n, "sum", "the variance of F_n at a point", lemma=True, where={p: (0.1, 0.9), v.n: [1, 3, 5]}, transform=by_numbers,
                  numeric=lambda mp, at: (
                      mp.fsum((mp.mpf(j) / int(at[v.n]) - at[p]) ** 2 * mp.binomial(int(at[v.n]), j) * at[p] ** j * (1 - at[p]) ** (int(at[v.n]) - j)
                              for j in range(int(at[v.n]) + 1)),
                      at[p] * (1 - at[p]) / int(at[v.n]))),
            equal(sp.Integral(x * (1 - x), (x, 0, 1)), sp.Rational(1, 6), "integrate", "uniform", lemma=True),
            equal(sp.Integral((1 - sp.exp(-x)) * sp.exp(-x), (x, 0, sp.oo)), sp.Rational(1, 2), "integrate", "exponential", lemma=True),
            equal(sp.Integral(v.g / v.n, (x, 0, 1)), prediction(v), "integrate", "the integral of F (1 - F)/n"),
        ),
    )


LAW = Law(
    name="measure_objectives.cramer_of_empirical_measure",
    statement="The mean of the integral of (F_n - F)^2 is g/n at every n, g = E |X - X'|/2, whatever the law.",
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES, GAP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("energy distance", "the energy distance, twice as much", lambda v: 2 * v.g / v.n),
        Rival("n - 1", "g/(n - 1/2), as if a mean were fitted", lambda v: v.g / (v.n - sp.Rational(1, 2))),
    ),
)
