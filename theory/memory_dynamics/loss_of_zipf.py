"""The loss on Zipf's law as a function of training time: a power law with its constant."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps, speed
from lawbook.theory.memory_dynamics.setting import CLASSES, EXPONENT, HERE, TIME


def share(alpha: Any, M: Any) -> Any:
    """The integral of F(m)^(-1/alpha) log(1 + (M - 1) e^-m) dF over all margins."""
    m = sp.Symbol("m", positive=True)
    return sp.Integral(clock(m, M) ** (-1 / alpha) * sp.log(1 + (M - 1) * sp.exp(-m)) / speed(m, M), (m, 0, sp.oo))


def formula(v: SimpleNamespace) -> Any:
    return sp.zeta(v.alpha) ** (-1 / v.alpha) / v.alpha * share(v.alpha, v.M) * v.t ** (1 / v.alpha - 1)


def constant(alpha: float, M: int) -> float:
    """The constant of the power law: the trapezoidal rule in log m, whose integrand decays exponentially on both sides."""
    from scipy.special import zeta

    y = np.arange(-160.0, 7.5, 1 / 32)
    m = np.exp(y)
    grown = np.exp(-m)  # e^-m: F(m) and 1/speed are taken relative to e^m
    time = (-np.expm1(-m) + (M - 1) * m * grown) / M
    log_time = np.log(time) + m
    log_weight = m + np.log1p((M - 1) * grown) - math.log(M)
    loss = np.log1p((M - 1) * grown)
    with np.errstate(divide="ignore"):
        terms = np.exp(-log_time / alpha + np.log(loss) + log_weight + y)
    falls = 1 - 1 / alpha  # below the first margin the terms are log(M) m^falls, which adds up slowly for alpha near 1
    below = math.log(M) * math.exp(falls * y[0]) / math.expm1(falls / 32)
    return float(zeta(alpha) ** (-1 / alpha) / alpha * (terms.sum() + below) / 32)


def evaluate(alpha: float, t: float, M: int) -> float:
    return constant(float(alpha), int(M)) * float(t) ** (1 / float(alpha) - 1)


def share_digits(mp: Any, alpha: Any, M: int) -> Any:
    """`share` in mpmath, in log m."""
    alpha, M = mp.mpf(alpha), int(M)

    def term(y: Any) -> Any:
        m = mp.exp(y)
        time = (mp.expm1(m) + (M - 1) * m) / M
        return time ** (-1 / alpha) * mp.log1p((M - 1) * mp.exp(-m)) * (mp.exp(m) + M - 1) / M * m

    falls = 1 - 1 / alpha
    below = mp.log(M) * mp.exp(-200 * falls) / falls
    return below + mp.quad(term, [-200, -100, -50, -25, -12, -6, -3, -1, 0, 1, 2, 3, 4, 5, 6, 7.5], method="gauss-legendre")


def evaluate_digits(mp: Any, alpha: Any, t: Any, M: int) -> Any:
    alpha = mp.mpf(alpha)
    return mp.zeta(alpha) ** (-1 / alpha) / alpha * share_digits(mp, alpha, M) * mp.mpf(t) ** (1 / alpha - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    a, t = v.alpha, v.t
    x, u, m = sp.symbols("x u m", positive=True)
    rank = (t / (sp.zeta(a) * u)) ** (1 / a)
    where = {a: (1.3, 3.5), t: (10, 1000), u: (0.1, 9), v.M: [2, 5]}
    return Derivation(
        (
            *PREMISES,
            Premise("p(x) = x^-alpha/zeta(alpha), x = 1, 2, ...; the loss of token x is a decreasing function l of u = p(x) t (law "
                    "margin_of_gradient_flow)."),
            Premise("p l(p t) rises along the ranks to (M - 1)/(M t) at most: its sum and its integral differ by a multiple of 1/t, which "
                    "t^(1/alpha - 1) outgrows."),
        ),
        (
            *clock_steps(v.M),
            equal(
                -sp.Derivative(rank, u) * u / t, (sp.zeta(a)) ** (-1 / a) / a * t ** (1 / a - 1) * u ** (-1 / a), "substitute",
                "p dx in the variable u = p t", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.expand_power_base(sp.simplify(e.doit()), force=True)),
            ),
            limit(1 / t / t ** (1 / a - 1), sp.Integer(0), t, sp.oo, "the difference of sum and integral", lemma=True, where=where),
            equal(
                sp.zeta(a) ** (-1 / a) * t ** (1 / a - 1) / a * share(a, v.M), formula(v), "substitute", "u = F(m) in the integral",
                where=where, numeric=lambda mp, at: (
                    mp.zeta(at[a]) ** (-1 / at[a]) * at[t] ** (1 / at[a] - 1) / at[a] * share_digits(mp, at[a], at[v.M]),
                    evaluate_digits(mp, at[a], at[t], at[v.M]),
                ),
            ),
        ),
    )


def with_constant(factor: Any) -> Procedure:
    """The prediction times a constant, for rivals."""
    return Procedure(
        lambda v: formula(v) * factor(v.alpha, v.M, sp.zeta),
        lambda alpha, t, M: evaluate(alpha, t, M) * float(factor(float(alpha), int(M), sp.zeta)),
        lambda mp, alpha, t, M: evaluate_digits(mp, alpha, t, M) * factor(mp.mpf(alpha), int(M), mp.zeta),
    )


LAW = Law(
    name="memory_dynamics.loss_of_zipf",
    statement=(
        "On Zipf's law with orthonormal embeddings the loss falls like C t^(-(1 - 1/alpha)), C = zeta(alpha)^(-1/alpha)/alpha times "
        "the integral of F(m)^(-1/alpha) log(1 + (M - 1) e^-m) dF(m)."
    ),
    relation=Asymptotic("t"),
    observable="loss",
    parameters=(EXPONENT, restrict(TIME, low_open=True, typical=(100, 1e6)), restrict(CLASSES, high=1000)),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("normaliser forgotten", "the constant lacks zeta(alpha)^(-1/alpha)",
              with_constant(lambda alpha, M, zeta: zeta(alpha) ** (1 / alpha))),
        Rival("no classes", "the constant over (M - 1)/M", with_constant(lambda alpha, M, zeta: M / (M - 1))),
    ),
    remark="The next term is -(M - 1)/(2 M t); with N tokens the law holds until t is of order N^alpha.",
)
