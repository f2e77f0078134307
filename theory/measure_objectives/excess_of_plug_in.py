"""Learning from a nearby law costs at most twice the largest deviation, and it may cost that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK
from lawbook.theory.measure_objectives.stability_of_bayes_risk import FUNCTIONS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(2) + 0 * v.k


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, D, gap, p = sp.symbols("a b D gap p", positive=True)
    where = {D: (0.1, 2), a: (0, 3), b: (0, 3), p: (0.05, 0.45)}
    clipped = sp.Min(b + D, sp.Max(b - D, a - D))  # the risk under mu' of the best function, at most the other's plus what D allows
    return Derivation(
        (
            Premise("g is best under mu', f under mu, and no risk differs by more than D between the laws."),
            Premise("mu(g) <= mu'(g) + D <= mu'(f) + D <= mu(f) + 2 D. With mu' = mu_n this is the bound of empirical risk minimisation."),
        ),
        (
            at_most(clipped - (b - D), 2 * D, "two numbers within D of b", lemma=True, where=where),
            limit((1 - 2 * p) / (sp.Rational(1, 2) + gap - p), 2, gap, 0, "risks p and 1 - p that mu' pushes just past 1/2, in opposite directions: 2 is attained", lemma=True, where=where),
            equal((D + D) / D, prediction(v), "simplify", "in units of D", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.excess_of_plug_in",
    statement="The function that is best under mu' has a risk under mu of at most the least one plus 2 D, D the largest deviation of the two laws over the class; two functions attain it.",
    relation=AtMost(),
    observable="excess",
    parameters=(FUNCTIONS,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(Rival("once", "at most D", lambda v: sp.Integer(1) + 0 * v.k),),
)
