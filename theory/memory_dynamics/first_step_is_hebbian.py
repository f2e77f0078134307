"""The first step of descent stores tokens by their frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    p = sp.Symbol("p", positive=True)
    own, second, third = sp.symbols("u_1 u_2 u_3", real=True)
    step = v.eta * p * ((1 - sp.Rational(1, 3)) * own - second / 3 - third / 3)
    return Derivation(
        (Premise("At W = 0 every class has probability 1/M; a step adds eta p (1[z = f] - 1/M) u_z e_x^T for every token and class."),),
        (
            equal(
                step - v.eta * p * (own - (own + second + third) / 3), prediction(v), "expand",
                "one coordinate of eta p (u_f - mean of the u_z) e_x^T, shown for three classes", transform=sp.expand,
                where={p: (0.1, 1), v.eta: (0.1, 9)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.first_step_is_hebbian",
    statement=(
        "From zero the first step of descent makes the memory eta times the sum of p(x) (u_f(x) - mean of U) e_x^T: it stores tokens by "
        "their frequencies."
    ),
    relation=Equals(exact=True),
    observable="gap",
    parameters=(TOKENS, CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("not centred", "the same without the mean of U", cell={"centred": False}),
        Rival("stored alike", "the same with weights 1/N", cell={"weights": "uniform"}),
    ),
)
