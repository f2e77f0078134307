"""Storing as idealised SGD with small steps does: nearly optimal, with its constant."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.optimal_error_constant import prediction as least_error
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail

PRODUCT = real(
    "kappa", "step times samples over zeta(alpha) d^alpha", r"\kappa", low=0, low_open=True, typical=(0.1, 2)
)


def clock(q: Any) -> Any:
    """The product of step and visits at which the weight is q: the flow of q' = 1/(1 + e^q/2)."""
    return q + (sp.exp(q) - 1) / 2


def formula(v: SimpleNamespace) -> Any:
    """H is the energy over d, J the integral of u^(1 - alpha) times the density of the errors."""
    a, k = v.alpha, v.kappa
    q = sp.Symbol("q", positive=True)
    H = 2 * k ** (1 / a) * sp.Integral(q * clock(q) ** (-1 / a), (q, 0, sp.oo))
    J = sp.Integral((k / clock(q)) ** ((1 - a) / a) * normal_density(q / sp.sqrt(H)) / sp.sqrt(H), (q, 0, sp.oo))
    return J / ((a - 1) * sp.zeta(a)) * v.d ** (1 - a)


def evaluate(alpha: float, kappa: float, d: int) -> float:
    """Both integrals by the trapezoidal rule in log q, whose integrands decay at both ends."""
    from scipy.special import zeta

    y = np.arange(-60.0, 7.0, 1 / 64)
    q = np.exp(y)
    with np.errstate(over="ignore"):
        time = q + np.expm1(q) / 2
    log_time = np.where(q < 700, np.log(np.where(q < 700, time, 1.0)), q - math.log(2))
    energy = 2 * kappa ** (1 / alpha) * float((q * q * np.exp(-log_time / alpha)).sum() / 64)
    root = math.sqrt(energy)
    log_density = -((q / root) ** 2) / 2 - 0.5 * math.log(2 * math.pi) - math.log(root)
    power = (1 - alpha) / alpha
    total = float(np.exp(power * (math.log(kappa) - log_time) + log_density + y).sum() / 64)
    return total / ((alpha - 1) * float(zeta(alpha))) * float(d) ** (1 - alpha)


def evaluate_digits(mp: Any, alpha: Any, kappa: Any, d: int) -> Any:
    alpha, kappa = mp.mpf(alpha), mp.mpf(kappa)
    ends = [-90, -45, -20, -10, -5, -2, 0, 1, 2, 3, 4, 5]

    def time(q: Any) -> Any:
        return q + mp.expm1(q) / 2

    def over(f: Any) -> Any:
        return mp.quad(lambda y: f(mp.exp(y)) * mp.exp(y), ends, method="gauss-legendre")

    energy = 2 * kappa ** (1 / alpha) * over(lambda q: q * time(q) ** (-1 / alpha))
    power = (1 - alpha) / alpha
    total = over(lambda q: (kappa / time(q)) ** power * mp.npdf(q / mp.sqrt(energy)) / mp.sqrt(energy))
    return total / ((alpha - 1) * mp.zeta(alpha)) * mp.mpf(d) ** (1 - alpha)


def derivation(v: SimpleNamespace) -> Derivation:
    a, k = v.alpha, v.kappa
    q, u, h = sp.symbols("q u h", positive=True)
    where = {a: (1.3, 3.2), k: (0.2, 1.5), q: (0.05, 4), u: (0.1, 3), h: (0.5, 2), v.d: (10, 1000)}
    total = sp.Symbol("J", positive=True)
    return Derivation(
        (
            Premise("Idealised SGD with small steps, two classes: the weight q of a token solves clock(q) = step times samples times p, "
                    "that is kappa u^-alpha at rank x = u d."),
            Premise("|q|^2 is d times H, the integral of q^2 over u; a token errs with Phi(-q/sqrt(H)); sums over ranks are integrals."),
        ),
        (
            equal(
                sp.Derivative(clock(q), q), 1 + sp.exp(q) / 2, "differentiate", "clock inverts the flow q' = 1/(1 + e^q/2)", lemma=True,
                where=where, transform=lambda e: sp.expand(e.doit()),
            ),
            equal(
                k * ((k / clock(q)) ** (1 / a)) ** -a, clock(q), "solve", "u = (kappa/clock(q))^(1/alpha)", lemma=True, where=where,
                transform=lambda e: sp.powdenest(e, force=True),
            ),
            equal(
                sp.Derivative(u ** (1 - a) / (1 - a) * normal_tail(q / h), q), -(u ** (1 - a)) / (1 - a) * normal_density(q / h) / h,
                "differentiate", "by parts: the sum of p Phi becomes J, the integral over q of u^(1 - alpha) times the density, over alpha - 1",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                v.d ** (1 - a) / sp.zeta(a) * total / (a - 1), total / ((a - 1) * sp.zeta(a)) * v.d ** (1 - a), "substitute",
                "times d^(1 - alpha)/zeta(alpha)", lemma=True, where=where | {total: (0.5, 2)},
            ),
            equal(
                v.d ** (1 - a) / sp.zeta(a) * (formula(v) * (a - 1) * sp.zeta(a) * v.d ** (a - 1)) / (a - 1), formula(v), "substitute",
                "J and H written as integrals over q", where=where, numeric=lambda mp, at: (
                    (evaluate_digits(mp, at[a], at[k], at[v.d]),) * 2
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.sgd_shaped_scheme_constant",
    statement=(
        "With two classes and infinitely many Zipf tokens, weights of the shape that idealised SGD stores at step times samples = "
        "kappa zeta(alpha) d^alpha err asymptotically a constant times d^(1 - alpha): no logarithm, for every kappa."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, PRODUCT, DIMENSION),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as good as the best", "the least error of any scheme", least_error),
        Rival("a threshold's logarithm", "log(d)/8 times the least error", lambda v: least_error(v) * sp.log(v.d) / 8),
    ),
    remark="At alpha = 2 and the best kappa 1.496/d, 2.7 % above the least error; the sheet's 1.491 is this scheme at d near 10^4.",
)
