"""Descent with any step size runs ahead of the flow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Procedure, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import (
    PREMISES,
    clock,
    clock_steps,
    descended,
    inverse_step,
    margin,
    margin_digits,
    margin_value,
    speed,
)
from lawbook.theory.memory_dynamics.setting import CLASSES, FREQUENCY, HERE, STEP, STEPS


def formula(v: SimpleNamespace) -> Any:
    return margin(v.p * v.eta * v.T, v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    M = v.M
    m, h, x = sp.symbols("m h x", positive=True)
    j = sp.Symbol("j", integer=True, nonnegative=True)
    where = {M: [2, 3, 5, 20], m: (0.01, 6), h: (0.02, 9)}
    steps = {M: [2, 3, 5, 20], v.p: (0.1, 1), v.eta: (0.1, 9), v.T: [1, 2, 5, 20], sp.Function("m"): descended(v)}
    return Derivation(
        (
            *PREMISES,
            Premise("One step of descent adds h times the speed at the margin m, h = eta p: m + h / F'(m)."),
            Premise("F increases, so T steps, each adding at least h to F, end at or above F^-1(h T)."),
        ),
        (
            *clock_steps(M),
            inverse_step(M),
            equal(
                sp.Derivative(clock(x, M), (x, 2)), sp.exp(x) / M, "differentiate", "F is convex", lemma=True,
                where={M: [2, 3, 5, 20], x: (0.1, 6)}, transform=lambda e: sp.simplify(e.doit()),
            ),
            at_least(
                clock(m + h * speed(m, M), M) - clock(m, M), h, "a step follows the tangent, so it adds at least h to F",
                lemma=True, where=where,
            ),
            at_least(
                v.p * v.eta * sp.Sum(speed(sp.Function("m")(j), M), (j, 0, v.T - 1)), formula(v), "T steps",
                where=steps,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.descent_ahead_of_flow",
    statement=(
        "With orthonormal embeddings and any step size, T steps of descent give at least the margin of the flow at time eta T."
    ),
    relation=AtLeast(),
    observable="margin",
    parameters=(FREQUENCY, STEP, STEPS, CLASSES),
    prediction=Procedure(
        formula,
        lambda p, eta, T, M: margin_value(p * eta * T, M),
        lambda mp, p, eta, T, M: margin_digits(mp, mp.mpf(p) * mp.mpf(eta) * int(T), M),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("never ahead", "at most the margin of the flow", relation=AtMost()),
        Rival("linear", "at least eta p T", lambda v: v.p * v.eta * v.T),
    ),
    remark=(
        "The lead is exponential in eta p: the first step alone reaches the margin eta p, for which the flow needs the time "
        "(e^(eta p) + ...)/(M p)."
    ),
)
