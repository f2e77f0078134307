"""Euler's rule on the trigonometric path: least where the target resembles the noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, STEPS, TARGET_DEVIATION
from lawbook.theory.pushforward.steps import EULER_MACLAURIN, end_steps, factor_step, trigonometric


def prediction(v: SimpleNamespace) -> Any:
    return sp.pi**2 / 16 * (1 - v.sigma) ** 2 / v.sigma / v.N


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("theta", positive=True)
    A = sp.Symbol("A", real=True)
    where = {v.sigma: (0.3, 3), x: (0.1, 1.5), v.N: [10, 100]}
    c, s = sp.cos(x), sp.sin(x)
    q = c**2 + v.sigma**2 * s**2
    primitive = -x + (1 + v.sigma**2) / (2 * v.sigma) * sp.atan(v.sigma * sp.tan(x)) - (v.sigma**2 - 1) * s * c / (2 * q)
    return Derivation(
        (
            Premise("alpha = cos(pi t/2), beta = sin(pi t/2): the field is a(t) x, a = q'/(2 q), q = alpha^2 + sigma^2 beta^2."),
            EULER_MACLAURIN,
        ),
        (
            factor_step(lambda h, A, B: 1 + h * A, 2, -(A**2) / 2, "log(1 + h a) = h a - h^2 a^2/2 + ..."),
            *end_steps(v, trigonometric),
            equal(sp.Derivative(primitive, x), (v.sigma**2 - 1) ** 2 * s**2 * c**2 / q**2, "differentiate",
                  "an antiderivative in theta = pi t/2; between 0 and pi/2 it rises by (pi/2)((1 + sigma^2)/(2 sigma) - 1)", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit().subs(sp.tan(x), s / c))),
            equal((2 / sp.pi) * (sp.pi / 2) ** 2 * (sp.pi / 2) * ((1 + v.sigma**2) / (2 * v.sigma) - 1) / (2 * v.N), prediction(v), "integrate",
                  "half the integral of a^2 = (pi/2)^2 (sigma^2 - 1)^2 sin^2 cos^2/q^2 over t = 2 theta/pi", where=where,
                  transform=lambda e: sp.factor(e)),
        ),
    )


LAW = Law(
    name="pushforward.error_of_euler_on_circle",
    statement=(
        "Euler's rule with N equal steps on the field of cos(pi t/2) X_0 + sin(pi t/2) X_1, from N(0, 1) to N(0, sigma^2), gives a deviation that is too small by the "
        "relative amount (pi^2/16)(1 - sigma)^2/(sigma N), asymptotically in N: none at first order where sigma = 1."
    ),
    relation=Asymptotic("N"),
    observable="loss",
    parameters=(TARGET_DEVIATION, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("any path", "that of the linear path", lambda v: (sp.Rational(1, 2) + sp.pi / 8 * (v.sigma + 1 / v.sigma)) / v.N),
        Rival("distance of variances", "(1 - sigma^2)^2 in place of (1 - sigma)^2", lambda v: sp.pi**2 / 16 * (1 - v.sigma**2) ** 2 / v.sigma / v.N),
    ),
)
