"""How many different tokens T samples of Zipf's law show, with its constant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import EXPONENT, HERE, SAMPLES
from lawbook.theory.memory_scaling.unseen_mass_of_zipf import (
    PREMISES,
    along_logarithm,
    by_power,
    poisson_steps,
    with_positive,
)
from lawbook.theory.parameters import restrict


def prediction(v: SimpleNamespace) -> Any:
    return sp.gamma(1 - 1 / v.alpha) * (v.T / sp.zeta(v.alpha)) ** (1 / v.alpha)


def derivation(v: SimpleNamespace) -> Derivation:
    a, T = v.alpha, v.T
    x, u, k = sp.symbols("x u k", positive=True)
    closed = k ** (1 / a) * sp.gamma(1 - 1 / a)
    return Derivation(
        (
            *PREMISES,
            Premise("Law `distinct_tokens`: the mean is the sum of 1 - (1 - p)^T."),
            Premise("1 - exp(-T p) falls along the ranks from at most 1: its sum and its integral differ by at most 1."),
            Premise("By parts, x (1 - exp(-k x^-alpha)) vanishing at both ends, the integral of 1 - exp(-k x^-alpha) is that of "
                    "alpha k x^-alpha exp(-k x^-alpha)."),
        ),
        (
            *poisson_steps(),
            limit(
                T ** (-1 / a), sp.Integer(0), T, sp.oo,
                "1, and the sum of T p^2 exp(-T p), of order T^(1/alpha - 1), vanish beside T^(1/alpha)", lemma=True,
                where={a: (1.3, 3.5)},
            ),
            equal(
                -x * sp.Derivative(1 - sp.exp(-k * x**-a), x), a * k * x**-a * sp.exp(-k * x**-a), "differentiate",
                "the integrand after integration by parts", lemma=True, transform=lambda e: e.doit(),
                where={a: (1.3, 3.5), k: (0.5, 9), x: (0.5, 5)},
            ),
            equal(
                sp.Integral(a * k * x**-a * sp.exp(-k * x**-a), (x, 0, sp.oo)), closed, "integrate",
                "u = k x^-alpha makes it Euler's Gamma integral", lemma=True, where={a: (1.3, 3.5), k: (0.5, 9)},
                transform=lambda e: by_power(e, x, u, k, a), numeric=lambda mp, at: (
                    along_logarithm(mp, lambda y: y * -mp.expm1(-at[k] * y ** -at[a])),
                    at[k] ** (1 / at[a]) * mp.gamma(1 - 1 / at[a]),
                ),
            ),
            equal(
                closed.subs(k, T / sp.zeta(a)), prediction(v), "substitute", "the integral of 1 - exp(-T p): k = T / zeta(alpha)",
                where={a: (1.2, 3.5), T: (1, 500)}, transform=lambda e: with_positive(e, sp.zeta(a)),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.distinct_tokens_of_zipf",
    statement="T samples of Zipf's law show about Gamma(1 - 1/alpha) (T / zeta(alpha))^(1/alpha) different tokens.",
    relation=Asymptotic("T"),
    observable="distinct",
    parameters=(EXPONENT, restrict(SAMPLES, low=1)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("tokens expected at least once", "(T / zeta(alpha))^(1/alpha): the rank at which T p = 1",
              lambda v: (v.T / sp.zeta(v.alpha)) ** (1 / v.alpha)),
        Rival("square root for any exponent", "it grows like T^(1/2) for every alpha", lambda v: sp.sqrt(sp.pi * v.T / sp.zeta(2))),
    ),
    remark="Known as Heaps' law. It is the load of a memory that stores all it has seen alike.",
)
