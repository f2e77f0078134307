"""Late on, mirror descent forgets the spectrum: the gap is d/(2 eta k)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Premise, Rival, asymptotic, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.gap_of_mirror_descent import COUNT, STEP
from lawbook.theory.measure_objectives.setting import DEVIATION, HERE, SPECTRUM


def prediction(v: SimpleNamespace) -> Any:
    return v.d / (2 * v.eta * v.k)


def derivation(v: SimpleNamespace) -> Derivation:
    a, i = sp.Symbol("a", positive=True), sp.Symbol("i", integer=True)
    k = sp.Symbol("x", positive=True)  # the number of steps, on the reals
    where = {a: (0.2, 2), v.s: (0.3, 2), v.eta: (0.1, 1), k: (1, 50), v.k: [1, 4]}
    axis = a / (2 * (1 / v.s**2 + v.eta * k * a))
    return Derivation(
        (Premise("After k steps an axis with energy a x^2/2 is normal with precision 1/s^2 + eta k a; there are d of them, all a > 0."),),
        (
            equal(axis, a * v.s**2 / (2 * (1 + v.eta * k * a * v.s**2)), "expand", "the mean energy of an axis", lemma=True, where=where),
            asymptotic(axis, 1 / (2 * v.eta * k), k, sp.oo, "a and s cancel", lemma=True, where=where),
            equal(sp.Sum(1 / (2 * v.eta * v.k), (i, 0, v.d - 1)), prediction(v), "sum", "d axes", where=where, transform=lambda e: e.doit()),
        ),
    )


LAW = Law(
    name="measure_objectives.late_gap_of_mirror_descent",
    statement="Mirror descent with step eta on the energy sum of a_i x_i^2/2 in d dimensions, from N(0, s^2 I), leaves a gap of d/(2 eta k) after many steps k, whatever the spectrum.",
    relation=Asymptotic("k"),
    observable="gap",
    parameters=(SPECTRUM, DEVIATION, STEP, COUNT),
    conditions=(Condition("every a_i > 0", lambda v: bool((v.spectrum > 0).all())),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one dimension", "1/(2 eta k), whatever d", lambda v: 1 / (2 * v.eta * v.k)),
        Rival("no factor of two", "d/(eta k)", lambda v: v.d / (v.eta * v.k)),
    ),
)
