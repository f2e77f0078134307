"""The margin of a token under gradient flow with orthonormal embeddings, at any time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import (
    PREMISES,
    clock_steps,
    inverse_step,
    margin,
    margin_digits,
    margin_value,
)
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE, TIME


def formula(v: SimpleNamespace) -> Any:
    return margin(v.p * v.t, v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    k = (1 + v.M * v.p * v.t) / (v.M - 1)
    where = {v.M: [2, 3, 5, 20], v.p: (0.05, 1), v.t: (0.1, 20)}
    return Derivation(
        PREMISES,
        (
            *clock_steps(v.M),
            inverse_step(v.M),
            equal(
                k - sp.LambertW(sp.exp(k) / (v.M - 1)), formula(v), "substitute", "the solution of F(m) = p t", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.margin_of_gradient_flow",
    statement=(
        "With orthonormal embeddings the margin of a token of frequency p at time t is m = k - W0(e^k / (M - 1)), "
        "k = (1 + M p t)/(M - 1): it solves e^m + (M - 1) m - 1 = M p t."
    ),
    relation=Equals(exact=True),
    observable="margin",
    parameters=(FREQUENCY, TIME, CLASSES),
    prediction=Procedure(
        formula,
        lambda p, t, M: margin_value(p * t, M),
        lambda mp, p, t, M: margin_digits(mp, mp.mpf(p) * mp.mpf(t), M),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear term dropped", "log(1 + M p t)", lambda v: sp.log(1 + v.M * v.p * v.t)),
        Rival("one class", "log(1 + p t)", lambda v: sp.log(1 + v.p * v.t)),
        Rival("other classes stay", "e^m + (M - 1)(m - 1) = (M - 1) p t + 1, as if only the label's score moved",
              Procedure(
                  lambda v: margin((v.M - 1) / v.M * v.p * v.t, v.M),
                  lambda p, t, M: margin_value((M - 1) / M * p * t, M),
                  lambda mp, p, t, M: margin_digits(mp, mp.mpf(p) * mp.mpf(t) * (int(M) - 1) / int(M), M),
              )),
    ),
    remark="All tokens lie on one curve in p t: a frequency is a clock rate. Discrete steps run ahead of it.",
)
