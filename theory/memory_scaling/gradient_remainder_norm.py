"""How small the gradient's remainder is: what the paper's approximation drops."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (v.M - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", integer=True)
    a, b, c = sp.symbols("pi_1:4", positive=True)
    weight = (1 / v.M) / (1 - 1 / v.M)
    mean, slack = (a + b + c) / 3, a**2 + b**2 + c**2 - (a + b + c) ** 2 / 3
    return Derivation(
        (
            Premise("At W = 0 every class has probability 1/M, so epsilon = sum_{z != y} (1/M) / (1 - 1/M) u_z."),
            Premise("Orthonormal unembeddings: the square norm of a combination is the sum of squared coefficients."),
        ),
        (
            at_least(
                a**2 + b**2 + c**2, (a + b + c) ** 2 / 3,
                "away from W = 0 it can only grow: equal wrong answers have the smallest square sum (three shown)",
                lemma=True, witness=(a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2,
            ),
            equal(
                slack, (a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2, "expand", "the slack is a sum of squares",
                lemma=True,
            ),
            equal(
                sp.Sum(weight**2, (z, 1, v.M - 1)), 1 / (v.M - 1), "sum", "M - 1 equal squared coefficients",
                where={v.M: [2, 3, 5, 9]}, transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.gradient_remainder_norm",
    statement=(
        "At W = 0, with orthonormal unembeddings, the remainder epsilon of the gradient has square norm exactly 1/(M - 1)."
    ),
    relation=Equals(exact=True),
    observable="remainder_square",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("1/M", "the square norm is 1/M", lambda v: 1 / v.M),
        Rival("at any W", "the same after training has begun", cell={"scale": 1.0}),
        Rival("any unembeddings", "the same for random unit unembeddings", cell={"unembeddings": "sphere"}),
    ),
    remark="It is not small for few classes: for M = 2 it is as long as the unembedding itself.",
)
