"""How far a normal kernel pulls: hardest at one bandwidth."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.kernel_discrepancy_of_points import BANDWIDTH


def prediction(v: SimpleNamespace) -> Any:
    return v.h


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    where = {x: (0.1, 3), v.h: (0.3, 2)}
    slope = 2 * x / v.h**2 * sp.exp(-(x**2) / (2 * v.h**2))
    return Derivation(
        (),
        (
            equal(sp.Derivative(2 - 2 * sp.exp(-(x**2) / (2 * v.h**2)), x), slope, "differentiate", "the slope", lemma=True, where=where),
            equal(
                sp.Derivative(slope, x), 2 / v.h**2 * (1 - x**2 / v.h**2) * sp.exp(-(x**2) / (2 * v.h**2)), "differentiate",
                "it rises up to x = h and falls from there",
                lemma=True, where=where,
            ),
            equal(sp.sqrt(x**2).subs(x, v.h), prediction(v), "solve", "x^2 = h^2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.reach_of_kernel",
    statement="The squared discrepancy of two points for the normal kernel of bandwidth h is steepest at the distance h.",
    relation=Equals(exact=True),
    observable="reach",
    parameters=(BANDWIDTH,),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("root of two", "2^(1/2) h", lambda v: sp.sqrt(2) * v.h),
        Rival("no bandwidth", "1", lambda v: sp.Integer(1) + 0 * v.h),
    ),
)
