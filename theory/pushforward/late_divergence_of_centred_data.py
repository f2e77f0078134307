"""Late in the noising process centred data are told from noise by their variance alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Premise, Rival, equal, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH

SHRUNK = real("L", "factor by which the noising has shrunk the data, exp(t)", low=1, typical=(2, 20))


def prediction(v: SimpleNamespace) -> Any:
    return (v.a**2 + v.sigma**2 - 1) ** 2 * v.L**-4 / 4


def derivation(v: SimpleNamespace) -> Derivation:
    x, b = sp.symbols("x b", real=True)
    e = sp.Symbol("epsilon", positive=True)
    where = {v.a: (1, 3), v.sigma: (0.3, 2), v.L: (2, 20), x: (-2, 2), b: (0.3, 2), e: (0.01, 0.5)}
    density = sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)
    second = x**2 - 1
    return Derivation(
        (
            Premise("Mehler: p_t/phi = 1 + sum_k exp(-k t) h_k He_k(x)/k!, h_k = E He_k(X_0). Centred and symmetric data have h_1 = h_3 = 0: late on p_t/phi is "
                    "1 + r, r = exp(-2 t) h_2 He_2/2 up to exp(-4 t)."),
            Premise("KL = E_phi[(1 + r) log(1 + r) - r]."),
        ),
        (
            limit(((1 + e) * sp.log(1 + e) - e) / e**2, sp.Rational(1, 2), e, 0, "so that KL tends to half of E_phi r^2", lemma=True, where={}),
            equal(
                sp.Integral(sp.expand(second**2) * density, (x, -sp.oo, sp.oo)), sp.Integer(2), "integrate", "E_phi He_2^2", lemma=True, where=where,
                transform=lambda f: sp.simplify(f.doit()),
            ),
            equal(
                (v.a + v.sigma * x) ** 2 - 1, v.a**2 - 1 + 2 * v.a * v.sigma * x + v.sigma**2 * x**2, "expand",
                "He_2 at a place of the right mode, x from N(0, 1): its mean is h_2 = a^2 + sigma^2 - 1, and the same for the left mode", lemma=True, where=where,
            ),
            equal(
                ((v.L**-2 * b / 2) ** 2 * 2 / 2).subs(b, v.a**2 + v.sigma**2 - 1), prediction(v), "substitute", "half of E_phi r^2 at b = h_2", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.late_divergence_of_centred_data",
    statement=(
        "Data (N(-a, sigma^2) + N(a, sigma^2))/2, noised for the time t: KL(p_t || N(0, 1)) ~ (v - 1)^2 L^(-4)/4, v = a^2 + sigma^2 the variance of the data and L = exp(t), for large t. "
        "Their modes do not matter."
    ),
    relation=Asymptotic("L"),
    observable="divergence",
    parameters=(MODE, WIDTH, SHRUNK),
    conditions=(Condition("a variance off 1, |a**2 + sigma**2 - 1| >= 0.1: at 1 it falls faster still", lambda v: abs(v.a**2 + v.sigma**2 - 1) >= 0.1),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as the bound", "L^(-2) in place of L^(-4)", lambda v: (v.a**2 + v.sigma**2 - 1) ** 2 * v.L**-2 / 4),
        Rival("no half", "chi^2 in place of half of it", lambda v: (v.a**2 + v.sigma**2 - 1) ** 2 * v.L**-4 / 2),
        Rival("modes alone", "a^4 L^(-4)/4", lambda v: v.a**4 * v.L**-4 / 4 + 0 * v.sigma),
        Rival("faster", "L^(-6)", lambda v: (v.a**2 + v.sigma**2 - 1) ** 2 * v.L**-6 / 4),
    ),
    remark="Standardised symmetric data, v = 1, have h_2 = 0 too and fall as L^(-8).",
)
