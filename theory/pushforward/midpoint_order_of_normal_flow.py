"""The midpoint rule is of third order between normal laws."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Rival, Scales, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, STEPS, TARGET_DEVIATION
from lawbook.theory.pushforward.steps import EULER_MACLAURIN, LINEAR, cube_steps, end_steps, factor_step


def prediction(v: SimpleNamespace) -> Any:
    return -sp.Integer(3)


def derivation(v: SimpleNamespace) -> Derivation:
    A, B = sp.symbols("A B", real=True)
    jump, c = sp.symbols("j c", positive=True)
    where = {v.sigma: (0.3, 3), v.N: [10, 100], jump: (0.1, 2), c: (0.1, 2)}
    return Derivation(
        (LINEAR, EULER_MACLAURIN),
        (
            factor_step(
                lambda h, A, B: 1 + h * A * (1 + h / 2 * (A - B * h / 2)), 3, -(A**3) / 6 - A * B / 4,
                "beyond h a (in the middle) the log factor has -h^3 (a^3/6 + a a'/4), B = a'",
            ),
            *end_steps(v),
            *cube_steps(v),
            equal(-jump / 24 - (-jump / 4) / 6, sp.Integer(0), "expand",
                  "the coefficient of h^2, -[a']/24 - (integral of a^3)/6 - [a^2]/8, vanishes for every sigma", lemma=True, where=where),
            equal(v.N * sp.Derivative(c * v.N ** (-3), v.N) / (c * v.N ** (-3)), prediction(v), "differentiate", "the next term is c h^3", where=where,
                  transform=lambda e: sp.simplify(e.doit())),
        ),
    )


LAW = Law(
    name="pushforward.midpoint_order_of_normal_flow",
    statement="On the linear path's field between normal laws the error of the midpoint rule falls like N^(-3), one order faster than for other laws.",
    relation=Scales("N"),
    observable="size",
    parameters=(TARGET_DEVIATION, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("its order", "N^(-2), the order of the rule", lambda v: -sp.Integer(2)),
        Rival("any target", "the same for two modes", cell={"target": "two modes"}),
        Rival("any rule of second order", "the same for Heun's rule", cell={"method": "heun"}),
    ),
    remark="An exact cancellation, which a fit on normal toy data takes for the order of the method.",
)
