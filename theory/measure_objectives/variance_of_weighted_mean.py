"""Importance weights under a shift of the mean: the variance grows exponentially in the shift's square."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, SAMPLES

SHIFT = real("m", "mean of the target", low=-6, high=6, typical=(-1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return (sp.exp(v.m**2) * (1 + 4 * v.m**2) - v.m**2) / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {v.m: (-1.2, 1.2), v.n: [1, 5, 20], x: (-2, 2)}
    weight = sp.exp(v.m * x - v.m**2 / 2)
    return Derivation(
        (Premise("The mean of w(x_i) x_i over n draws of N(0, 1), w = dN(m, 1)/dN(0, 1), is unbiased for m: its variance is (E w^2 x^2 - m^2)/n."),),
        (
            equal(weight**2 * sp.exp(-(x**2) / 2), sp.exp(v.m**2) * sp.exp(-((x - 2 * v.m) ** 2) / 2), "expand", "w^2 times the density: that of N(2 m, 1), times exp(m^2)", lemma=True, where=where,
                  transform=lambda e: sp.powsimp(sp.expand(e))),
            equal(sp.Integral(x**2 * sp.exp(-((x - 2 * v.m) ** 2) / 2), (x, -sp.oo, sp.oo)) / sp.sqrt(2 * sp.pi), 1 + 4 * v.m**2, "integrate", "whose second moment is 1 + 4 m^2", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            equal((sp.exp(v.m**2) * (1 + 4 * v.m**2) - v.m**2) * (1 / v.n), prediction(v), "expand", "n draws", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.variance_of_weighted_mean",
    statement="The weighted mean of n draws of N(0, 1) for the mean of N(m, 1) has the variance (exp(m^2) (1 + 4 m^2) - m^2)/n.",
    relation=Equals(),
    observable="variance",
    parameters=(SHIFT, SAMPLES),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("effective sample size", "exp(m^2)/n, one over the effective sample size", lambda v: sp.exp(v.m**2) / v.n),
        Rival("weights apart", "exp(m^2) (1 + m^2)/n, weights and values as if independent", lambda v: sp.exp(v.m**2) * (1 + v.m**2) / v.n),
    ),
    remark="More than the effective sample size says: large weights sit where the values are largest.",
)
