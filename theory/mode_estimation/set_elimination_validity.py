"""Elimination of whole sets keeps the mode as well as elimination of classes does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import validity_at_four
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE


def derivation(v: SimpleNamespace) -> Derivation:
    first, others = sp.symbols("N_1 r", nonnegative=True)
    classes = validity_at_four.derivation(v)
    return Derivation(
        (
            *classes.premises,
            Premise("A set that is dropped has a count below N_max less the width; N_max is the count of a single class, the empirical mode."),
        ),
        (
            at_least(first + others, first, "a set with the mode in it has at least the mode's count: the mode alone would be dropped too",
                     lemma=True, witness=others, where={first: (0, 100), others: (0, 100)}),
            *classes.steps,
        ),
    )


def prediction(v: SimpleNamespace) -> Any:
    return v.delta / 6


LAW = Law(
    name="mode_estimation.set_elimination_validity",
    statement=(
        "Set elimination with the constant c = 4, which drops whole sets of classes, drops the mode with probability at most delta/6, at every "
        "law, however the sets depend on the data."
    ),
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("calibrated constant", "the same for c = 0.1, that of the published figure", cell={"c": 0.1}),),
    remark="The event is uniform in the sample size and concerns single classes: sets chosen from the data cost nothing.",
)
