"""At the same atoms the best masses are at least as good as any rule's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.herding_at_most import ATOMS
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.k


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, w, s = sp.symbols("a b c w s", positive=True)
    value = lambda x: a * x**2 - 2 * b * x + c  # noqa: E731
    where = {a: (0.5, 2), b: (0.1, 0.5), c: (0.5, 2), w: (0, 1), s: (0, 1)}
    return Derivation(
        (Premise("Along the segment from the best masses to the rule's, MMD^2 is a square a x^2 - 2 b x + c; both lie in the simplex of the rule's atoms, and the least value is at the best masses."),),
        (
            equal(value(w) - value(b / a), a * (w - b / a) ** 2, "expand", "how far a point w of the segment is above its least value", lemma=True, where=where),
            at_least(a * (w - b / a) ** 2, prediction(v), "a square; 0 only at the best masses", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.correction_wins_on_same_atoms",
    statement="The best masses of the atoms that line search (or herding) has chosen are nearer in MMD to the target than its own.",
    relation=Ordered(above="rule", below="best masses"),
    observable="advantage",
    parameters=(ATOMS, BANDWIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("by a tenth", "always by 0.1 and more", lambda v: sp.Rational(1, 10) + 0 * v.k),),
    remark="With two atoms line search already has the best masses; the experiment begins at three.",
)
