"""How close the nearest of n points is: the lower bound behind the curse of dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import DIMENSION, HERE, SAMPLES

MANY = Condition("n large enough for d: n >= 20 * 2^d, so that the nearest point is closer than the torus is wide", lambda v: v.n >= 20 * 2.0**v.d)


def ball(d: Any) -> Any:
    """The volume of the unit ball."""
    return sp.pi ** (d / 2) / sp.gamma(d / 2 + 1)


def prediction(v: SimpleNamespace) -> Any:
    return ball(v.d) ** (-1 / v.d) * sp.beta(1 / v.d, v.n + 1) / v.d


def derivation(v: SimpleNamespace) -> Derivation:
    r, a = sp.symbols("r a", positive=True)
    n, k = v.n, sp.Symbol("k", integer=True, positive=True)
    where = {v.n: [5, 20, 100], v.d: [1, 2, 3, 5], a: (0.2, 1), k: [2, 5, 9]}
    return Derivation(
        (
            Premise("A ball of radius r < 1/2 on the unit torus has volume w = V_d r^d; n independent points miss it with probability (1 - w)^n."),
            Premise("The mean of the nearest distance is the integral of that probability over r; what lies beyond r = 1/2 is of order exp(-n V_d/2^d)."),
        ),
        (
            equal(sp.Integral((1 - r**v.d) ** k, (r, 0, 1)), sp.gamma(1 + 1 / v.d) * sp.gamma(k + 1) / sp.gamma(k + 1 + 1 / v.d), "integrate",
                  "r in units of V_d^(-1/d): a Beta integral", lemma=True, where=where, transform=by_numbers),
            limit(sp.gamma(n + 1) / sp.gamma(n + 1 + 1 / v.d) * n ** (1 / v.d), 1, n, sp.oo, "so that the mean is Gamma(1 + 1/d) (V_d n)^(-1/d) in the limit", lemma=True,
                  where={v.d: [1, 2, 3, 5]}),
            equal(
                ball(v.d) ** (-1 / v.d) * (sp.gamma(1 + a) * sp.gamma(n + 1) / sp.gamma(n + 1 + a)).subs(a, 1 / v.d), prediction(v), "substitute", "times V_d^(-1/d)", where=where,
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.nearest_distance_on_torus",
    statement=(
        "A fresh point of the unit torus is at a mean distance of V_d^(-1/d) Gamma(1 + 1/d) Gamma(n + 1)/Gamma(n + 1 + 1/d) from the nearest of n points: no rule that moves "
        "mass to n points does it for less, so that W_1(mu_n, mu) falls no faster than n^(-1/d)."
    ),
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES, restrict(DIMENSION, high=8, typical=(1, 5))),
    conditions=(MANY,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no curse", "n^(-1/2) in every dimension", lambda v: sp.gamma(sp.Rational(3, 2)) / sp.sqrt(sp.pi * v.n)),
        Rival("typical distance", "(V_d n)^(-1/d), the distance at which one point is expected", lambda v: (ball(v.d) * v.n) ** (-1 / v.d)),
    ),
)
