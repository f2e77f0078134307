"""Heun's rule on flow matching's field: too wide for narrow targets, too narrow for wide ones."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, STEPS, TARGET_DEVIATION
from lawbook.theory.pushforward.steps import EULER_MACLAURIN, LINEAR, cube_steps, end_steps, factor_step


def prediction(v: SimpleNamespace) -> Any:
    return (v.sigma**-2 - v.sigma**2) / (8 * v.N**2)


def derivation(v: SimpleNamespace) -> Derivation:
    A = sp.Symbol("A", real=True)
    jump = sp.Symbol("j", real=True)
    where = {v.sigma: (0.3, 3), v.N: [10, 100], jump: (-2, 2)}

    def factor(h: Any, A: Any, B: Any) -> Any:
        first, second = A - B * h / 2, A + B * h / 2
        return 1 + h / 2 * (first + second * (1 + h * first))

    return Derivation(
        (LINEAR, EULER_MACLAURIN),
        (
            factor_step(factor, 3, -(A**3) / 6, "beyond the trapezoid h (a_0 + a_1)/2 the log factor has -h^3 a^3/6; terms of order h^2 cancel"),
            *end_steps(v),
            *cube_steps(v),
            equal(jump / 12 - (-jump / 4) / 6, jump / 8, "expand", "[a']/12 - (integral of a^3)/6", lemma=True, where=where),
            equal((v.sigma**-2 - v.sigma**2) / 8 / v.N**2, prediction(v), "substitute", "h^2 [a']/8", where=where),
        ),
    )


LAW = Law(
    name="pushforward.error_of_heun_flow",
    statement=(
        "Heun's rule with N equal steps (2 N evaluations) on the linear path's field from N(0, 1) to N(0, sigma^2) gives a deviation off by the relative amount "
        "(sigma^(-2) - sigma^2)/(8 N^2), asymptotically in N: too large for sigma < 1, too small for sigma > 1."
    ),
    relation=Asymptotic("N"),
    observable="excess",
    parameters=(TARGET_DEVIATION, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("trapezoid", "the sum's error alone, [a']/12", lambda v: (v.sigma**-2 - v.sigma**2) / (12 * v.N**2)),
        Rival("as Euler", "always too small, at order 1/N", lambda v: -(sp.Rational(1, 2) + sp.pi / 8 * (v.sigma + 1 / v.sigma)) / v.N),
        Rival("midpoint rule", "the same for the midpoint rule", cell={"method": "midpoint"}),
    ),
    remark="At sigma = 1 the term vanishes and Heun's rule looks like one of third order.",
)
