"""Two equally frequent correlated tokens: correlation only slows them down."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import (
    clock_steps,
    inverse_step,
    margin,
    margin_digits,
    margin_value,
    speed,
)
from lawbook.theory.memory_dynamics.pair import PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import CORRELATION, HERE, TIME


def formula(v: SimpleNamespace) -> Any:
    return margin((1 - v.alpha) * v.t / 2, sp.Integer(2))


def derivation(v: SimpleNamespace) -> Derivation:
    m = sp.Symbol("m", real=True)
    where = {v.alpha: (-0.9, 0.95), v.t: (0.1, 20), m: (-2, 5)}
    return Derivation(
        (*PREMISES, Premise("Equal frequencies: m_1 = m_2 = m stays true, a = b.")),
        (
            equal(
                2 * (1 - v.alpha) * logistic(-m) / 2, (1 - v.alpha) / 2 * speed(m, sp.Integer(2)), "expand",
                "dm/dt = 2 (a - alpha b): that of one token of frequency (1 - alpha)/2 with orthonormal inputs", lemma=True,
                where=where, transform=lambda e: sp.simplify(e),
            ),
            *clock_steps(sp.Integer(2)),
            inverse_step(sp.Integer(2)),
            equal(
                1 + (1 - v.alpha) * v.t - sp.LambertW(sp.exp(1 + (1 - v.alpha) * v.t)), formula(v), "substitute",
                "the solution of e^m + m - 1 = (1 - alpha) t", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.margin_of_balanced_pair",
    statement=(
        "Two equally frequent tokens with inputs of correlation alpha have, at time t, the margin that solves "
        "e^m + m - 1 = (1 - alpha) t: correlation alone slows down, and does not oscillate."
    ),
    relation=Equals(exact=True),
    observable="margin",
    parameters=(CORRELATION, TIME),
    prediction=Procedure(
        formula,
        lambda alpha, t: margin_value((1 - alpha) * t / 2, 2),
        lambda mp, alpha, t: margin_digits(mp, (1 - mp.mpf(alpha)) * mp.mpf(t) / 2, 2),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("squared correlation", "(1 - alpha^2) t", lambda v: margin((1 - v.alpha**2) * v.t / 2, sp.Integer(2))),
        Rival("square root", "sqrt(1 - alpha) t", lambda v: margin(sp.sqrt(1 - v.alpha) * v.t / 2, sp.Integer(2))),
        Rival("unequal frequencies", "the same with p_1 = 0.6", cell={"p_1": 0.6}),
    ),
)
