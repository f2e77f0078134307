"""The first Wasserstein distance of two normal laws on the line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Rival,
    Source,
    equal,
    gaussian_measures,
    real,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, PAPER, TARGET_DEVIATION

DISTANCE = real("delta", "difference of the means", r"\delta", low=0, typical=(0, 3))


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.mean_distance(v.delta, sp.Abs(v.s - v.sigma))


def derivation(v: SimpleNamespace) -> Derivation:
    r = sp.Symbol("r", positive=True)
    z = sp.Symbol("z", real=True)
    where = {v.delta: (0.1, 2), v.s: (0.5, 1), v.sigma: (1.2, 2), r: (0.2, 2)}
    phi = gaussian_measures.density(z)
    return Derivation(
        (Premise("Paired quantiles differ by delta + (s - sigma) z, a normal variable; its sign does not matter."),),
        (
            equal(
                sp.Derivative(v.delta * gaussian_measures.cumulative(z) - r * phi, z), (v.delta + r * z) * phi, "differentiate",
                "an antiderivative A: 0 at -oo, delta at oo", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                v.delta - 2 * (v.delta * gaussian_measures.cumulative(z) - r * phi).subs(z, -v.delta / r), gaussian_measures.mean_distance(v.delta, r), "expand",
                "the sign changes at z = -delta/r: E|delta + r Z| = A(oo) - 2 A(-delta/r)", lemma=True, where=where,
                transform=lambda e: sp.expand(e.rewrite(sp.erf)),
            ),
            equal(gaussian_measures.mean_distance(v.delta, r).subs(r, sp.Abs(v.s - v.sigma)), prediction(v), "substitute", "r = |s - sigma|", where=where),
        ),
    )


LAW = Law(
    name="pushforward.first_wasserstein_of_normals",
    statement=(
        "W_1 between normal laws on the line, means delta apart, is that of a folded normal variable: with r = |s - sigma|, "
        "sqrt(2/pi) r exp(-delta^2/(2 r^2)) + delta erf(delta/(r sqrt(2)))."
    ),
    relation=Equals(exact=True),
    observable="wasserstein",
    parameters=(DISTANCE, DEVIATION, TARGET_DEVIATION),
    conditions=(Condition("s and sigma differ", lambda v: v.s != v.sigma),),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("root of the second", "W_2", lambda v: sp.sqrt(v.delta**2 + (v.s - v.sigma) ** 2)),
        Rival("means", "the distance of the means alone, as for equal deviations", lambda v: v.delta),
        Rival("sum", "delta + sqrt(2/pi) |s - sigma|", lambda v: v.delta + sp.sqrt(2 / sp.pi) * sp.Abs(v.s - v.sigma)),
    ),
)
