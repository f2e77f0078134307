"""A Gaussian kernel's MMD of a moving point is concave beyond one bandwidth."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

PLACE = real("x", "place of the point", low=0, typical=(0, 4))


def prediction(v: SimpleNamespace) -> Any:
    return 2 / v.h**2 * (1 - v.x**2 / v.h**2) * sp.exp(-(v.x**2) / (2 * v.h**2))


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.x: (0.1, 4), v.h: (0.5, 2)}
    value = 1 + 1 - 2 * sp.exp(-(v.x**2) / (2 * v.h**2))
    slope = 2 * v.x / v.h**2 * sp.exp(-(v.x**2) / (2 * v.h**2))
    return Derivation(
        (Premise("Between unit masses displacement moves the mass along the line, at constant speed."),),
        (
            equal(sp.Derivative(value, v.x), slope, "differentiate", "the slope of k(x, x) + k(0, 0) - 2 k(x, 0)", lemma=True, where=where),
            equal(sp.Derivative(slope, v.x), prediction(v), "differentiate", "its change: negative where x > h", where=where, transform=lambda e: sp.factor(e.doit())),
        ),
    )


LAW = Law(
    name="measure_objectives.curvature_of_moving_point",
    statement="The squared MMD of the unit masses at x and 0, Gaussian kernel of bandwidth h, has along displacement the second derivative (2/h^2) (1 - x^2/h^2) exp(-x^2/(2 h^2)): concave beyond x = h.",
    relation=Equals(exact=True),
    observable="curvature",
    parameters=(PLACE, BANDWIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("convex throughout", "the same size, never negative", lambda v: sp.Abs(prediction(v))),
        Rival("quadratic well", "2/h^2 everywhere", lambda v: 2 / v.h**2 + 0 * v.x),
    ),
    remark="Along mixtures the same objective is convex: see discrepancy_of_mixtures.",
)
