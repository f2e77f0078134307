"""Solvers with steps of 1/N on the flow from N(0, 1) to N(0, sigma^2): the integrals that several laws share.

The field is a(t) x, a = q'/(2 q), with q the variance at time t. A one-step method multiplies by a factor whose logarithm is expanded in 1/N.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory import Premise, Step, equal, limit
from lawbook.theory.lazy import sympy as sp

LINEAR = Premise("The field of the path alpha X_0 + beta X_1 is a(t) x, a = q'/(2 q), q = alpha^2 + sigma^2 beta^2; here alpha = 1 - t, beta = t. Output over exact "
                 "deviation: the product of the steps' factors over sigma = exp(integral of a).")
EULER_MACLAURIN = Premise("Sums of a smooth a over N steps h = 1/N: at left ends, the integral - h [a]/2 + O(h^2); trapezoids, the integral + h^2 [a']/12; midpoints, the "
                          "integral - h^2 [a']/24. [f] is f(1) - f(0).")


def linear(t: Any, sigma: Any) -> tuple[Any, Any]:
    """q and a."""
    q = (1 - t) ** 2 + sigma**2 * t**2
    return q, (t - 1 + sigma**2 * t) / q


def trigonometric(t: Any, sigma: Any) -> tuple[Any, Any]:
    """q and a."""
    c, s = sp.cos(sp.pi * t / 2), sp.sin(sp.pi * t / 2)
    q = c**2 + sigma**2 * s**2
    return q, sp.pi / 2 * (sigma**2 - 1) * s * c / q


def end_steps(v: Any, which: Any = linear) -> tuple[Step, ...]:
    """[a] and, where it is used, [a^2] = 0."""
    t = sp.Symbol("t", positive=True)
    a = which(t, v.sigma)[1]
    value = 1 if which is linear else 0
    where = {v.sigma: (0.3, 3)}
    return (
        equal(a.subs(t, 1), sp.Integer(value), "substitute", "a at the end", lemma=True, where=where),
        equal(a.subs(t, 0), -sp.Integer(value), "substitute", "a at the start", lemma=True, where=where),
    )


def cube_steps(v: Any) -> tuple[Step, ...]:
    """The integral of a^3 from [a'], and [a']: for the linear path a'' = -6 a a' - 4 a^3."""
    t = sp.Symbol("t", positive=True)
    q, a = linear(t, v.sigma)
    where = {v.sigma: (0.3, 3), t: (0.05, 0.95)}
    rational = {"lemma": True, "where": where, "transform": lambda e: sp.factor(sp.simplify(e.doit()))}
    slope = (1 + v.sigma**2) / q - 2 * a**2
    return (
        equal(sp.Derivative(a, t), sp.factor(sp.simplify(slope)), "differentiate", "a' = (1 + sigma^2)/q - 2 a^2", **rational),
        equal(sp.diff(a, t, 2) + 6 * a * sp.diff(a, t) + 4 * a**3, sp.Integer(0), "differentiate",
              "a'' = -6 a a' - 4 a^3: the integral of a^3 is -([a'] + 3 [a^2])/4, and [a^2] = 0", **rational),
        equal(sp.diff(a, t).subs(t, 1) - sp.diff(a, t).subs(t, 0), v.sigma**-2 - v.sigma**2, "substitute", "[a']", lemma=True, where=where,
              transform=lambda e: sp.expand(sp.simplify(e))),
    )


def factor_step(factor: Any, order: int, value: Any, because: str) -> Step:
    """The h^order coefficient of a step's log factor, a_0 = A the field in the step's middle, B its slope (a_k = A + B h (k - 1/2))."""
    h = sp.Symbol("h", positive=True)
    A, B = sp.symbols("A B", real=True)
    rest = sp.log(factor(h, A, B)) - h * A
    return limit(rest / h**order, value, h, 0, because, lemma=True, where={A: (0.2, 1), B: (-1, 1)},
                 transform=lambda e: sp.series(e, h, 0, 1).removeO())
