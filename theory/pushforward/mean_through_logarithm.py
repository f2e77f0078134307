"""The same for the map -log u of uniform noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, Source, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.mean_through_affine_map import FREQUENCY, THROUGH
from lawbook.theory.pushforward.setting import PAPER

PHASE = real("theta", "phase of the test function: 0 for the cosine, pi/2 for the sine", r"\theta", low=0, high=1.5707963267948966, typical=(0, 1.5))


def prediction(v: SimpleNamespace) -> Any:
    return (sp.cos(v.theta) + v.w * sp.sin(v.theta)) / (1 + v.w**2)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    where = {v.w: (0.2, 2), v.theta: (0, 1.5), x: (0.1, 3)}
    primitive = sp.exp(-x) * (v.w * sp.sin(v.w * x - v.theta) - sp.cos(v.w * x - v.theta)) / (1 + v.w**2)
    return Derivation(
        (THROUGH,),
        (
            equal(
                sp.cos(v.w * -sp.log(sp.exp(-x)) - v.theta) * sp.exp(-x), sp.cos(v.w * x - v.theta) * sp.exp(-x), "substitute",
                "u = exp(-x), du = exp(-x) dx: the mean over u is an integral over x > 0", lemma=True, where=where,
            ),
            equal(
                sp.Derivative(primitive, x), sp.cos(v.w * x - v.theta) * sp.exp(-x), "differentiate", "a primitive, which vanishes at infinity", lemma=True, where=where,
                transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(-primitive.subs(x, 0), prediction(v), "substitute", "minus its value at 0", where=where),
        ),
    )


LAW = Law(
    name="pushforward.mean_through_logarithm",
    statement="For U uniform on [0, 1] the mean of cos(w f(U) - theta), f(u) = -log u, is (cos theta + w sin theta)/(1 + w^2): the cosine and sine moments of the exponential law.",
    relation=Equals(),
    observable="mean",
    parameters=(FREQUENCY, PHASE),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("function of the mean", "cos(w - theta), at the mean 1", lambda v: sp.cos(v.w - v.theta)),
        Rival("normal of the same moments", "exp(-w^2/2) cos(w - theta)", lambda v: sp.exp(-(v.w**2) / 2) * sp.cos(v.w - v.theta)),
        Rival("odd part lost", "cos theta/(1 + w^2)", lambda v: sp.cos(v.theta) / (1 + v.w**2)),
    ),
)
