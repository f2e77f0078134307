"""A merged pair is never stable: the smallest jitter grows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.pairs import PAIR, velocity
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

HALF = real("a", "distance of each of the two target points from the middle", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return (1 - (1 - v.a**2 / v.h**2) * sp.exp(-(v.a**2) / (2 * v.h**2))) / v.h**2


def derivation(v: SimpleNamespace) -> Derivation:
    s, y = sp.symbols("s y", positive=True)
    where = {s: (0.01, 1), v.h: (0.5, 2), v.a: (0.3, 4), y: (0.1, 5)}
    half = sp.Rational(1, 2)
    return Derivation(
        (PAIR,),
        (
            at_least(1 - (1 - y) * sp.exp(-y / 2), 1 - (1 - y), "y = a^2/h^2: positive, as exp(-y/2) lies below 1 (for y > 1 the term is not negative)", lemma=True, where={y: (0.01, 0.99)}),
            equal(
                sp.Derivative(velocity(s, -s, [(-v.a, half), (v.a, half)], v.h), s).doit().subs(s, 0), prediction(v), "differentiate",
                "particles at s and -s: the slope of the velocity at s = 0", where=where, transform=lambda e: sp.simplify(e - prediction(v)) + prediction(v),
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.splitting_rate_of_merged_pair",
    statement="Two particles moved apart by any jitter at the middle of two target points at distance a separate at the rate (1 - (1 - a^2/h^2) exp(-a^2/(2 h^2)))/h^2 > 0 under the flow of a Gaussian kernel's MMD.",
    relation=Equals(exact=True),
    observable="rate",
    parameters=(BANDWIDTH, HALF),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("push alone", "1/h^2, without the target's pull", lambda v: 1 / v.h**2 + 0 * v.a),
        Rival("curvature forgotten", "(1 - exp(-a^2/(2 h^2)))/h^2", lambda v: (1 - sp.exp(-(v.a**2) / (2 * v.h**2))) / v.h**2),
    ),
    remark="Only exact ties stay together; for near points the rate falls like 3 a^2/(2 h^4).",
)
