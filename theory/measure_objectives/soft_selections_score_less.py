"""Of all selections of labels the one that scores most is hard."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import LABELS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, t, first, second = sp.symbols("a b t first second", real=True)
    where = {t: (0, 1), first: (0.1, 3), second: (0.1, 3), a: (-2, 2), b: (-2, 2)}
    return Derivation(
        (Premise("The score |A phi|^2 of a mixture t of two selections, in one coordinate of A phi where they are a and b; first and second are the two scores."),),
        (
            equal((1 - t) * a**2 + t * b**2 - ((1 - t) * a + t * b) ** 2, t * (1 - t) * (a - b) ** 2, "expand", "the mixture scores less than the mean, by t (1 - t) |A (a - b)|^2", lemma=True, where=where),
            at_most(((1 - t) * first + t * second) / sp.Max(first, second), prediction(v), "the mean is at most the better one; one input at a time, until all labels are hard", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.soft_selections_score_less",
    statement="No mixture of labels scores more in |A phi|^2 than the best of all selections of one label from each set.",
    relation=AtMost(),
    observable="soft",
    parameters=(SAMPLES, LABELS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("half", "at most half of it", lambda v: sp.Rational(1, 2) + 0 * v.n),),
)
