"""Skewed intervals never identify the label: a width of one is left."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    y, u, r = sp.symbols("y u r", positive=True)
    excess = sp.Symbol("excess", nonnegative=True)
    return Derivation(
        (
            Premise("The corruption of the published interval experiment: for a label y > 0 the centre is y + u, u uniform on [0, r], radius r = 1 + an exponential variable."),
            Premise("Every interval then holds [y, y + 1]."),
        ),
        (
            at_least(u + (1 + excess), 1, "the upper end is at least one above the label", lemma=True, where={u: (0.01, 3)}),
            at_least((1 - u) * 0 + 1 + excess - u, 0, "the lower end is not above it, as u <= r", lemma=True, where={u: (0.01, 0.99)}),
            equal((y + 1) - y, prediction(v), "expand", "the width of [y, y + 1]"),
        ),
    )


LAW = Law(
    name="measure_objectives.width_of_skewed_intervals",
    statement="With the published skewed corruption the candidate intervals of a positive label y all hold [y, y + 1]: their intersection never gets narrower than 1, however many are seen.",
    relation=AtLeast(),
    observable="width",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("half as wide again", "a width of 3/2 at least", lambda v: sp.Rational(3, 2) + 0 * v.n),
    ),
    remark="So no method that trusts the sets alone is consistent there; only smoothness decides.",
)
