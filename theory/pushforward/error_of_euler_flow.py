"""Euler's rule on flow matching's field: what a sampler with N evaluations loses of the deviation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.paths import linear_steps
from lawbook.theory.pushforward.setting import HERE, STEPS, TARGET_DEVIATION
from lawbook.theory.pushforward.steps import EULER_MACLAURIN, LINEAR, end_steps, factor_step, linear


def prediction(v: SimpleNamespace) -> Any:
    return (sp.Rational(1, 2) + sp.pi / 8 * (v.sigma + 1 / v.sigma)) / v.N


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", positive=True)
    q, a = linear(t, v.sigma)
    A = sp.Symbol("A", real=True)
    where = {v.sigma: (0.3, 3), t: (0.05, 0.95), v.N: [10, 100]}
    primitive = (1 + v.sigma**2) / (2 * v.sigma) * sp.atan(((1 + v.sigma**2) * t - 1) / v.sigma) - a / 2
    square = sp.pi * (1 + v.sigma**2) / (4 * v.sigma) - 1
    return Derivation(
        (LINEAR, EULER_MACLAURIN),
        (
            factor_step(lambda h, A, B: 1 + h * A, 2, -(A**2) / 2, "log(1 + h a) = h a - h^2 a^2/2 + ...; the sum over steps of -h^2 a^2/2 is -h/2 times the integral of a^2"),
            *end_steps(v),
            equal(sp.Derivative(primitive, t), sp.factor(sp.simplify(a**2)), "differentiate", "an antiderivative of a^2", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e.doit()))),
            *linear_steps(),
            equal((2 + square) / (2 * v.N), prediction(v), "integrate", "h/2 ([a] + integral of a^2), [a] = 2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.error_of_euler_flow",
    statement=(
        "Euler's rule with N equal steps on the linear path's field from N(0, 1) to N(0, sigma^2) gives a deviation that is too small by the relative amount "
        "(1/2 + (pi/8)(sigma + 1/sigma))/N, asymptotically in N."
    ),
    relation=Asymptotic("N"),
    observable="loss",
    parameters=(TARGET_DEVIATION, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("endpoints alone", "1/N: the integral of a^2 forgotten", lambda v: 1 / v.N),
        Rival("second order", "the same over N^2", lambda v: prediction(v) / v.N),
        Rival("any path", "the same on the trigonometric path", cell={"path": "trigonometric"}),
    ),
)
