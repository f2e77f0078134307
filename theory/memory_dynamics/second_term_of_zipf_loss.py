"""How far the loss on Zipf's law lies below its power law: the second term of the expansion in time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, EXPONENT, HERE, TIME


def prediction(v: SimpleNamespace) -> Any:
    return (v.M - 1) / (2 * v.M * v.t)


def derivation(v: SimpleNamespace) -> Derivation:
    m, t, M = sp.Symbol("m", positive=True), v.t, v.M
    B = sp.Symbol("B", positive=True)  # a number of classes of which limits are taken
    where = {m: [5, 10, 20, 30, 40, 60], M: [2, 5, 50], t: (10, 1000), B: [2, 5, 50]}
    loss = sp.log(1 + (B - 1) * sp.exp(-m))
    return Derivation(
        (
            *PREMISES,
            Premise("p(x) = x^-alpha/zeta(alpha), x = 1, 2, ...; f(x) = p(x) l(p(x) t), l the loss of a token, a function of F(m) = p t. "
                    "The power law (law loss_of_zipf) is the integral of f over all x > 0."),
            Premise("Euler and Maclaurin: the sum over x = 1, 2, ... is the integral from 0 on, less half of f(0+), plus terms of the "
                    "derivatives of f at 0+, which vanish faster than 1/t."),
        ),
        (
            *clock_steps(M),
            limit(sp.exp(m) * loss, B - 1, m, sp.oo, "the loss of a token at large margins", lemma=True, where=where),
            limit(clock(m, B) * sp.exp(-m), 1 / B, m, sp.oo, "its time at large margins", lemma=True, where=where),
            equal(
                (M - 1) * (1 / M) / t / 2, prediction(v), "substitute",
                "F(m) l tends to (M - 1)/M, so that f(0+) = (M - 1)/(M t): half of it is missing", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.second_term_of_zipf_loss",
    statement=(
        "On Zipf's law with orthonormal embeddings the loss lies below its power law C t^-(1 - 1/alpha) by (M - 1)/(2 M t), "
        "whatever the exponent."
    ),
    relation=Asymptotic("t"),
    observable="deficit",
    parameters=(EXPONENT, restrict(TIME, low_open=True, typical=(100, 1e6)), restrict(CLASSES, high=1000)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("whole first term", "twice it", lambda v: 2 * prediction(v)),
        Rival("no classes", "1/(2 t)", lambda v: 1 / (2 * v.t)),
        Rival("exponent enters", "over alpha", lambda v: prediction(v) / v.alpha),
    ),
    remark="Together both terms are right to 1e-5 from t = 1000 on.",
)
