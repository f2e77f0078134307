"""A lower bound on a token's error by Student's tail at the largest class energy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Condition, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, LARGEST_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.student import averaged_step, beta_tail

IN_CLASS = Condition("q**2 < Q_max: the token is not all of the largest class", lambda v: v.q**2 < v.Q_max)


def prediction(v: SimpleNamespace) -> Any:
    return beta_tail(1 - v.q**2 / v.Q_max, v.d)


def lower_premises() -> tuple[Premise, ...]:
    return (
        Premise("Any unembeddings of equal norms. Let y be the class of largest energy, or any rival if that is the own class."),
        Premise("The token errs where y scores above its class: with probability E_r Phi(-r q / sqrt(V))."),
        Premise("V = Q_f + Q_y - q^2 + leakage >= Q_max - q^2, and Phi(-r q / sqrt(V)) grows with V."),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    t = v.q / sp.sqrt(v.Q_max - v.q**2)
    argument = equal(
        1 / (1 + t**2), 1 - v.q**2 / v.Q_max, "expand", "the variable of the beta function at V = Q_max - q^2", lemma=True,
    )
    return Derivation(lower_premises(), (argument, averaged_step(t, 1 - v.q**2 / v.Q_max, v.d)))


LAW = Law(
    name="memory_scaling.sharper_lower_bound",
    statement=(
        "For any unembeddings of equal norms, a token's error is at least the probability that a Student variable "
        "with d degrees of freedom exceeds sqrt(d) q / sqrt(Q_max - q^2)."
    ),
    relation=AtLeast(),
    observable="token_error",
    parameters=(WEIGHT, LARGEST_ENERGY, DIMENSION),
    conditions=(IN_CLASS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("both classes as large", "Student's tail at sqrt(d) q / sqrt(2 Q_max)",
              lambda v: beta_tail(1 / (1 + v.q**2 / (2 * v.Q_max)), v.d)),
        Rival("weight for its square root", "Student's tail at sqrt(d) q / (2 sqrt(Q_max))",
              lambda v: beta_tail(1 / (1 + v.q**2 / (4 * v.Q_max)), v.d)),
        Rival("a quarter", "every token errs at least a quarter of the times", lambda v: sp.Rational(1, 4) + 0 * v.q),
    ),
    remark="Tight with two classes whose tokens are all in one class, where Q_max is the whole energy.",
)
