"""Where sets say nothing, disambiguation gives all inputs one label."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import BANDWIDTH, FIRST_CHECK, SAMPLES
from lawbook.theory.measure_objectives.votes import LABELS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("a b c", nonnegative=True)
    where = {a: (0.05, 2), b: (0.05, 2), c: (0.05, 2)}
    return Derivation(
        (
            Premise("A has no negative entry. The columns of phi sum to the vector of ones: a label's columns a, b, c of A phi, at an input, sum to what one label for all gives there, and none is negative."),
        ),
        (
            equal((a + b + c) ** 2 - (a**2 + b**2 + c**2), 2 * (a * b + a * c + b * c), "expand", "one label for all against three, at an input", lemma=True),
            equal(sp.Max((a**2 + b**2 + c**2) / (a + b + c) ** 2, 1), prediction(v), "simplify", "so one label scores most, and where A has no zero it alone", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.full_sets_collapse",
    statement="With non-negative weights and sets that hold all labels, the greatest |A phi|^2 of all selections is that of one label for all inputs: least variability alone is vacuous.",
    relation=Equals(exact=True),
    observable="best",
    parameters=(SAMPLES, LABELS, BANDWIDTH),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("clusters", "K times as much: labels found without supervision", lambda v: v.K + 0 * v.n),
        Rival("balanced labels", "1/K of it, as with balanced labels", lambda v: 1 / v.K + 0 * v.n),
    ),
    remark="A negative control: clustering needs balance or a prior besides. Ridge weights are partly negative, and the best selection may then have several labels.",
)
