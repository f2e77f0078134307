"""The least error of any storage scheme for two classes on Zipf's law: its constant, and no logarithm."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_density, normal_tail


def share_integral(alpha: Any) -> Any:
    """I_1: the integral of W0(t^(-2 alpha)) over t > 0."""
    return (2 * alpha) ** (1 - 1 / (2 * alpha)) * sp.gamma(1 - 1 / (2 * alpha))


def prediction(v: SimpleNamespace) -> Any:
    a = v.alpha
    return share_integral(a) ** a / (2 * sp.sqrt(2 * sp.pi) * (a - 1) * sp.zeta(a)) * v.d ** (1 - a)


def derivation(v: SimpleNamespace) -> Derivation:
    a, d = v.alpha, v.d
    w, p, D, k = sp.symbols("w p D k", positive=True)
    total = sp.Symbol("I", positive=True)
    where = {a: (1.3, 3.2), w: (0.05, 5), p: (0.01, 1), D: (1, 100), d: (10, 1000), total: (1, 4), k: (0.2, 0.9)}
    return Derivation(
        (
            Premise("Two classes, many dimensions: token x errs with Phi(-s), s^2 = d w its share of the energy times d; shares add up "
                    "to 1. Each term is convex in its share: the best shares make p times the derivative the same for all tokens."),
            Premise("s^2 exp(s^2) is then c p^2, so s^2 = W0(c p^2); with c p^2 = t^(-2 alpha) the rank is proportional to t."),
            Premise("Sums over ranks are integrals over t as d grows: of s^2, which add up to d, and of p times Phi(-s)."),
        ),
        (
            equal(
                sp.Derivative(normal_tail(sp.sqrt(D * w)), w), -D * normal_density(sp.sqrt(D * w)) / (2 * sp.sqrt(D * w)), "differentiate",
                "what a share is worth: p phi(s)/s is the same for all tokens, s^2 exp(s^2) proportional to p^2", lemma=True,
                where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                sp.Integral(w**-k * sp.exp(-k * w), (w, 0, sp.oo)), (1 / k) ** (1 - k) * sp.gamma(1 - k), "integrate",
                "I_1: with t = (w e^w)^(-k), k = 1/(2 alpha), the integral of W0 = w over t is that of t over w, a Gamma integral",
                lemma=True, where=where, transform=lambda e: sp.powsimp(sp.expand_power_base(e.doit(), force=True)),
                numeric=lambda mp, at: (
                    mp.quad(lambda y: mp.exp((1 - at[k]) * y - at[k] * mp.exp(y)), [-900, -300, -100, -30, -10, -3, 0, 2, 4, 8]),
                    at[k] ** (at[k] - 1) * mp.gamma(1 - at[k]),
                ),
            ),
            equal(
                (w * sp.exp(w)) ** ((a - 1) / (2 * a)) * sp.exp(-w / 2) / sp.sqrt(w), w ** (-1 / (2 * a)) * sp.exp(-w / (2 * a)), "expand",
                "t^(1 - alpha) times the density of the errors: by parts the integral of t^-alpha Phi(-s) is "
                "I_1/(2 sqrt(2 pi) (alpha - 1))", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.simplify(sp.expand_power_base(e, force=True))),
            ),
            equal(
                (d / total) ** (1 - a) * total / (2 * sp.sqrt(2 * sp.pi) * (a - 1)), total**a / (2 * sp.sqrt(2 * sp.pi) * (a - 1)) * d ** (1 - a),
                "solve", "ranks are d t/I_1, since their s^2 add up to d", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.expand_power_base(e, force=True)),
            ),
            equal(
                share_integral(a) ** a * d ** (1 - a) / (2 * sp.sqrt(2 * sp.pi) * (a - 1)) / sp.zeta(a), prediction(v), "substitute",
                "times the normaliser of p", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.optimal_error_constant",
    statement=(
        "With two classes and infinitely many Zipf tokens the least error of any storage scheme is asymptotically "
        "((2 alpha)^(1 - 1/(2 alpha)) Gamma(1 - 1/(2 alpha)))^alpha/(2 sqrt(2 pi) (alpha - 1) zeta(alpha)) d^(1 - alpha)."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the thresholds' logarithm", "log(d)/10 times it", lambda v: prediction(v) * sp.log(v.d) / 10),
        Rival("best square-root logarithm", "the constant of the best square-root logarithmic scheme",
              lambda v: (2 * v.alpha - 1) ** (v.alpha - sp.Rational(1, 2)) / (2 * (v.alpha - 1) * sp.zeta(v.alpha)) * v.d ** (1 - v.alpha)),
    ),
    remark=(
        "1.457/d at alpha = 2. The best weights are sqrt(W0(c p^2)): proportional to p for rare tokens, nearly constant for frequent "
        "ones, never cut. The logarithm of the best threshold is not intrinsic."
    ),
)
