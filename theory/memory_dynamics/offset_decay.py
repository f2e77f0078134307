"""How slowly the margins of many correlated tokens settle at their offsets: the least eigenvalue of the interaction."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, equal, limit, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import HERE, TIME

SLOWEST = real(
    "slowest", "least eigenvalue of K diag(beta)", r"\lambda", low=0, high=1, low_open=True, high_open=True, typical=(0.2, 0.8)
)


def prediction(v: SimpleNamespace) -> Any:
    return -v.slowest


def derivation(v: SimpleNamespace) -> Derivation:
    rate = v.slowest
    k, b_1, b_2, x, y, t, c, m = sp.symbols("k b_1 b_2 x y t c m", positive=True)
    where = {k: (0.1, 0.9), b_1: (0.1, 2), b_2: (0.1, 2), x: (0.1, 1), y: (0.1, 1), t: (1, 99), c: (0.1, 2), rate: (0.1, 0.9),
             m: [5, 10, 20, 30, 40]}
    K = sp.Matrix([[1, k], [k, 1]])
    start = K * sp.Matrix([b_1, b_2])  # the margins' common growth, 1 for K beta = 1
    return Derivation(
        (
            Premise("Two classes, all tokens support vectors: K_xx' = |u_1 - u_2|^2 z_x . z_x', K beta = 1 with beta > 0, and the flow is "
                    "dm/dt = K a, a_x = p_x sigma(-m_x)."),
            Premise("With a_x = beta_x (1 + eps_x)/t, m_x is log(p_x t/beta_x) - eps_x to first order, so that "
                    "deps/dlog t = -K diag(beta) eps: each eigenvector falls like t^-eigenvalue."),
            Premise("K diag(beta) has positive eigenvalues, one of them 1. What the softmax adds to this is of order 1/t and eps^2, which "
                    "the least eigenvalue, below 1, outlasts. Shown for two tokens; more add terms of the same form."),
        ),
        (
            equal(
                (K * sp.diag(b_1, b_2) * sp.Matrix([1, 1]))[0], start[0], "expand",
                "the eigenvector of equal eps: K diag(beta) 1 = K beta, which is 1", lemma=True, where=where,
            ),
            limit(
                sp.exp(m) * logistic(-m), sp.Integer(1), m, sp.oo, "a_x is asymptotically p_x e^-m_x", lemma=True, where=where,
            ),
            equal(
                t * sp.Derivative(c * t ** (-rate), t) / (c * t ** (-rate)), prediction(v), "differentiate",
                "the logarithmic slope of the slowest part", where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.offset_decay",
    statement=(
        "With two classes and every token a support vector of multiplier beta_x, the margins approach log(p_x t/beta_x) like t^-lambda, "
        "lambda the least eigenvalue of K diag(beta), where it is below 1."
    ),
    relation=Scales("t"),
    observable="distance",
    parameters=(SLOWEST, restrict(TIME, low_open=True, typical=(1e3, 1e9))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("always 1", "1/t for every geometry", lambda v: sp.Integer(-1)),
        Rival("half of it", "t^-(lambda/2)", lambda v: prediction(v) / 2),
    ),
    remark="Geometries with lambda = 0.05 have not settled at t = 1e16: fit e^margin or the loss instead.",
)
