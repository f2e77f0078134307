"""The pseudo-inverse stores exactly as many tokens as there are dimensions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE


def tail(v: SimpleNamespace, start: Any) -> Any:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x], (x, start, v.N - 1))


def prediction(v: SimpleNamespace) -> Any:
    return tail(v, v.d) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return Derivation(
        (
            Premise("d Gaussian keys are linearly independent: some v gives each of the first d tokens its label's sign."),
            Premise("Other keys are independent of v and symmetric: their answers are fair coins."),
        ),
        (
            equal(
                sp.Sum(0 * v.p[x], (x, 0, v.d - 1)) + sp.Sum(v.p[x] / 2, (x, v.d, v.N - 1)), prediction(v), "sum",
                "no error on the first d tokens, half on the others", where={v.d: [1, 2]},
                transform=lambda e: sp.factor_terms(sp.expand(e.doit())),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_pseudo_inverse",
    statement=(
        "With two classes, the pseudo-inverse of the d most frequent keys errs with probability p(x >= d) / 2."
    ),
    relation=Equals(),
    observable="pseudo_inverse_error",
    parameters=(FREQUENCIES, DIMENSION),
    conditions=(Condition("d <= N: there are that many tokens", lambda v: v.d <= v.N),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the perceptron's capacity", "p(x >= 2d) / 2", lambda v: tail(v, sp.Min(2 * v.d, v.N)) / 2),
        Rival("the others always err", "p(x >= d)", lambda v: tail(v, v.d)),
    ),
)
