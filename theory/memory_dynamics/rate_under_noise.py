"""A token with noisy labels: how fast its margin settles at the log-odds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import FREQUENCY, HERE, TIME
from lawbook.theory.memory_dynamics.time_to_margin_under_noise import CLEAN


def prediction(v: SimpleNamespace) -> Any:
    return v.p * v.q * (1 - v.q) * 2


def derivation(v: SimpleNamespace) -> Derivation:
    m, p, q = sp.Symbol("m", real=True), v.p, v.q
    end = sp.log(q / (1 - q))
    speed = 2 * p * (q - logistic(m))
    where = {m: (-3, 3), p: (0.05, 1), q: (0.55, 0.95)}
    return Derivation(
        (
            Premise("Orthonormal embeddings, two classes, label 1 with probability q: dm/dt = 2 p (q - sigma(m)) (law "
                    "time_to_margin_under_noise)."),
            Premise("Near its end the flow is linear, and the distance falls at the rate of minus the slope of its speed."),
        ),
        (
            equal(speed.subs(m, end), sp.Integer(0), "substitute", "it ends at the log-odds", lemma=True, where=where, transform=sp.simplify),
            equal(
                -sp.Derivative(speed, m).doit().subs(m, end), prediction(v), "differentiate", "minus the slope there", where=where,
                transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.rate_under_noise",
    statement=(
        "With two classes and a label that is right with probability q, the distance of the margin from log(q/(1 - q)) falls "
        "exponentially, in the end at the rate 2 p q (1 - q)."
    ),
    relation=Asymptotic("t"),
    observable="rate",
    parameters=(FREQUENCY, CLEAN, restrict(TIME, low_open=True, typical=(10, 100))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("errors do not matter", "2 p q", lambda v: 2 * v.p * v.q),
        Rival("errors alone", "2 p (1 - q)", lambda v: v.p * (1 - v.q) * 2),
        Rival("one score", "p q (1 - q)", lambda v: prediction(v) / 2),
    ),
    remark="Clean labels settle at no rate: their margin grows like log t for ever.",
)
