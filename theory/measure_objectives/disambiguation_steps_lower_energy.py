"""Disambiguation as published is projected descent on a convex energy: every step lowers it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    a, y, d, g, u, low, width, share, slack, smoothed = sp.symbols("a y d g u low width share slack smoothed", real=True)
    end = sp.Min(sp.Max(u, low), low + width)
    inside = {u: (-3, 3), low: (-1, 1), width: (0.1, 2), share: (0, 1)}
    sizes = {d: (0.1, 2), smoothed: (0.05, 1), slack: (0, 2)}
    return Derivation(
        (
            Premise("A step is y <- clip(A A y) with a symmetric A of eigenvalues in ]0, 1[, ridge weights; the energy is y.(I - A A) y."),
            Premise("So the step is y - g clipped, g = (I - A A) y half the energy's gradient: projected descent."),
        ),
        (
            equal((1 - a**2) * y**2 - (1 - a**2) * (y + d) ** 2, -2 * (1 - a**2) * y * d - d**2 + (a * d) ** 2, "expand",
                  "along an eigenvector: the fall is -2 g d - d^2 + (A d)^2", lemma=True),
            at_most((u - end) * (low + share * width - end), 0, "clipping: no point of the interval lies on the side of u", lemma=True, where=inside),
            equal((y - g - (y + d)) * (y - (y + d)), g * d + d**2, "expand", "at u = y - g, clipped to y + d: so -g.d = |d|^2 + a slack >= 0", lemma=True),
            equal(2 * (d**2 + slack) - d**2 + smoothed**2, d**2 + smoothed**2 + 2 * slack, "expand", "the fall", lemma=True),
            at_least((d**2 + smoothed**2 + 2 * slack) / d**2, prediction(v), "|A d| is small for steps along the least eigenvalues, the slack 0 where no interval binds", where=sizes),
        ),
    )


LAW = Law(
    name="measure_objectives.disambiguation_steps_lower_energy",
    statement="A step d of the published disambiguation for intervals, y <- clip(A A y), lowers the convex energy y.(I - A A) y by at least |d|^2; by |d|^2 + |A d|^2 where no interval binds.",
    relation=AtLeast(),
    observable="drop",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half as much again", "3/2 of it at least", lambda v: sp.Rational(3, 2) + 0 * v.n),
        Rival("twice", "twice that, as with a step too short", lambda v: sp.Integer(2) + 0 * v.n),
    ),
    remark=(
        "So the iteration, which is no descent of the alternating objective, has one end from any start: the labels of least energy, shrunk towards 0. "
        "The published tolerance stops it long before, at the least ridge: see stopping_helps_disambiguation."
    ),
)
