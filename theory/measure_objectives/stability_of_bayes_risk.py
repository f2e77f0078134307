"""The least risk moves no more than the largest deviation over the class."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

FUNCTIONS = integer("k", "number of functions in the class", low=2, typical=(2, 50))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.k


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c, d, D = sp.symbols("a b c d D", positive=True)
    where = {symbol: (0, 2) for symbol in (a, b, c, d)} | {D: (0.1, 2)}
    return Derivation(
        (Premise("D: the largest |mu(loss_f) - mu'(loss_f)| over the class. The Bayes risk is the least mu(loss_f)."),),
        (
            at_most(
                sp.Abs(sp.Min(a, b) - sp.Min(c, d)), sp.Max(sp.Abs(a - c), sp.Abs(b - d)),
                "two functions with risks (a, b) and (c, d): the minimiser of one law is not better than the minimum under the other", lemma=True, where=where,
            ),
            equal(D / D, prediction(v), "simplify", "equality where all risks move together: the ratio is at most", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.stability_of_bayes_risk",
    statement="The least risks under two laws differ by at most the largest deviation D of the laws over the class of losses.",
    relation=AtMost(),
    observable="change",
    parameters=(FUNCTIONS,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(Rival("half", "at most D/2", lambda v: sp.Rational(1, 2) + 0 * v.k),),
)
