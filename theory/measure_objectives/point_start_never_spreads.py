"""Particles that start at one point stay at one point."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TIME

PLACE = real("x", "first place of all particles", low=0, high=1, typical=(0, 1))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 12) + (v.x - sp.Rational(1, 2)) ** 2 * sp.exp(-4 * v.t)


def derivation(v: SimpleNamespace) -> Derivation:
    u, z = sp.symbols("u z", positive=True)
    half = sp.Rational(1, 2)
    place = half + (v.x - half) * sp.exp(-2 * v.t)
    return Derivation(
        (Premise("At a tie all particles have the level 1/2, the mean of the levels that they share: x' = 2 (1/2 - x)."),),
        (
            equal(sp.Derivative(place, v.t), 2 * (half - place), "differentiate", "towards the median", lemma=True, transform=lambda e: sp.expand(e.doit())),
            equal(sp.Integral((z - u) ** 2, (u, 0, 1)), sp.Rational(1, 12) + (z - half) ** 2, "integrate", "the squared distance of a point from U[0, 1]", lemma=True, where={z: (0, 1)}, transform=lambda e: sp.expand(e.doit()) - sp.expand((z - half) ** 2) + (z - half) ** 2),
            equal(sp.Rational(1, 12) + ((v.x - half) * sp.exp(-2 * v.t)) ** 2, prediction(v), "substitute", "at time t"),
        ),
    )


LAW = Law(
    name="measure_objectives.point_start_never_spreads",
    statement='Particles that start at one point x of [0, 1] never separate under the flow of the Cramer distance from U[0, 1]: they go to the median, at the squared Wasserstein distance 1/12 + (x - 1/2)^2 exp(-4 t), however many they are.',
    relation=Equals(exact=True),
    observable="distance",
    parameters=(PLACE, TIME,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the measure's flow", "exp(-4 t) times the first distance: the gradient flow of the measure spreads at once", lambda v: (sp.Rational(1, 12) + (v.x - sp.Rational(1, 2)) ** 2) * sp.exp(-4 * v.t)),
        Rival("no drift", "they stay at x", lambda v: sp.Rational(1, 12) + (v.x - sp.Rational(1, 2)) ** 2 + 0 * v.t),
        Rival("jitter", "the same for particles moved apart by 1e-6", cell={"jitter": 1e-6}),
    ),
    remark="A particle system is the measure's flow only from atoms of mass 1/n: any jitter restores it.",
)
