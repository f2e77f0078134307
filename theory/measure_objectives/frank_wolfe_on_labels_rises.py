"""Frank-Wolfe on selections of labels rises at every step, as the score is convex."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import LABELS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    a, phi, d, step, gap, smoothed = sp.symbols("a phi d step gap smoothed", real=True)
    where = {step: (0.01, 1), gap: (0.05, 3), smoothed: (0, 2)}
    return Derivation(
        (
            Premise("The score of a selection is |A phi|^2. A step goes a share of the way d to the labels of each set that the gradient 2 A A phi likes best; the gap is gradient.d >= 0."),
        ),
        (
            equal((a * (phi + step * d)) ** 2 - (a * phi) ** 2, step * (2 * a**2 * phi * d) + step**2 * (a * d) ** 2, "expand", "along an eigenvector: step times gap, and |A d|^2 besides", lemma=True),
            at_least((step * gap + step**2 * smoothed**2) / (step * gap), prediction(v), "so the rise is at least step times gap", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.frank_wolfe_on_labels_rises",
    statement="A Frank-Wolfe step on the score |A phi|^2 of selections of labels raises it by at least the step times the gap, whatever the step: no line search is needed.",
    relation=AtLeast(),
    observable="rise",
    parameters=(SAMPLES, LABELS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("twice the gap", "twice that, as for the whole gradient", lambda v: sp.Integer(2) + 0 * v.n),),
    remark="For a concave score the inequality is the other way round, and steps must shrink.",
)
