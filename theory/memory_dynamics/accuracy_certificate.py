"""A small loss certifies what is memorised."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return 1 / sp.log(2)


def derivation(v: SimpleNamespace) -> Derivation:
    h, rest = sp.symbols("h rest", nonnegative=True)
    where = {h: (0, 5), rest: (0, 5)}
    return Derivation(
        (
            Premise("A token answered wrongly has a class that leads its label by h >= 0; its loss is log(1 + e^h + rest)."),
            Premise("The error is the total frequency of such tokens, the loss at least log 2 times it. Ratio: error over loss."),
        ),
        (
            at_least(
                sp.log(1 + sp.exp(h) + rest), sp.log(2), "the loss of a token answered wrongly", lemma=True, where=where,
            ),
            equal(sp.Pow(sp.log(2), -1), prediction(v), "substitute", "the error is at most the loss over log 2"),
        ),
    )


LAW = Law(
    name="memory_dynamics.accuracy_certificate",
    statement="For every memory the error is at most the loss over log 2.",
    relation=AtMost(),
    observable="error_over_loss",
    parameters=(TOKENS, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("error below loss", "the error is at most the loss", lambda v: sp.Integer(1)),
        Rival("classes enter", "at most the loss over log M", lambda v: 1 / sp.log(v.M)),
    ),
    remark="A loss below log 2 times the least frequency means that everything is memorised.",
)
