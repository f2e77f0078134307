"""Mirror descent on a quadratic energy, from a normal law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DEVIATION, HERE, SPECTRUM

STEP = real("eta", "step", r"\eta", low=0, low_open=True, typical=(0.05, 1))
COUNT = integer("k", "number of steps", low=1, typical=(1, 100))


def prediction(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True)
    return sp.Sum(v.spectrum[i] * v.s**2 / (2 * (1 + v.eta * v.k * v.spectrum[i] * v.s**2)), (i, 0, v.d - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    a, w = sp.symbols("a w", positive=True)
    i = sp.Symbol("i", integer=True)
    where = {a: (0.2, 2), v.s: (0.3, 2), v.eta: (0.1, 1), v.k: [1, 4], w: (0.3, 3)}
    return Derivation(
        (Premise("Mirror descent with the entropy multiplies the density by exp(-eta V) and normalises: after k steps it is proportional to mu_0 exp(-eta k V)."),),
        (
            equal(-(x**2) / (2 * v.s**2) - v.eta * v.k * a * x**2 / 2, -(1 / v.s**2 + v.eta * v.k * a) * x**2 / 2, "expand", "a normal law along each axis, its precision 1/s^2 + eta k a", lemma=True, where={**where, x: (-2, 2)}),
            equal(sp.Integral(a * x**2 / 2 * sp.exp(-(x**2) / (2 * w**2)) / (w * sp.sqrt(2 * sp.pi)), (x, -sp.oo, sp.oo)), a * w**2 / 2, "integrate", "the energy of an axis of variance w^2", lemma=True, where=where),
            equal(a / (2 * (1 / v.s**2 + v.eta * v.k * a)), a * v.s**2 / (2 * (1 + v.eta * v.k * a * v.s**2)), "expand", "one axis", lemma=True, where=where),
            equal(sp.Sum(v.spectrum[i] / 2 / (1 / v.s**2 + v.eta * v.k * v.spectrum[i]), (i, 0, v.d - 1)), prediction(v), "sum", "all axes",
                  transform=lambda e: sp.Sum(sp.factor(sp.simplify(e.function)), *e.limits)),
        ),
    )


LAW = Law(
    name="measure_objectives.gap_of_mirror_descent",
    statement='k steps of mirror descent with step eta on the energy sum of a_i x_i^2/2, from N(0, s^2 I), leave the gap sum of a_i s^2/(2 (1 + eta k a_i s^2)).',
    relation=Equals(exact=True),
    observable="gap",
    parameters=(SPECTRUM, DEVIATION, STEP, COUNT,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("late limit", "d/(2 eta k)", lambda v: v.d / (2 * v.eta * v.k)),
        Rival("gradient descent", "each axis at its own geometric rate", lambda v: sp.Sum(v.spectrum[sp.Symbol("i", integer=True)] * v.s**2 / 2 * sp.exp(-2 * v.eta * v.k * v.spectrum[sp.Symbol("i", integer=True)]), (sp.Symbol("i", integer=True), 0, v.d - 1))),
        Rival("one step fewer", "with k - 1", lambda v: prediction(SimpleNamespace(**{**vars(v), "k": v.k - 1}))),
    ),
    remark='About d/(2 eta k) late on, whatever the spectrum: slower than any geometric rate, because atoms near the minimum differ little in energy.',
)
