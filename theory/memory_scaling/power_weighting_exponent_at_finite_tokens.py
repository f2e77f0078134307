"""Weights that are not square-summable: the exponent at a fixed number of tokens."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Law, Premise, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.power_weighting import mellin_exponent, rank_steps
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE, POWER, TOKENS

PANELS = (300, 100, 50, 20, 10, 5, 2, 1, 0)  # ends of the quadrature, in units of the decay


def prediction(v: SimpleNamespace) -> Any:
    return -(v.alpha - 1) / (2 * v.rho * v.alpha)


def derivation(v: SimpleNamespace) -> Derivation:
    constant, d, N = sp.Symbol("K", positive=True), sp.Symbol("d", positive=True), sp.Symbol("N", positive=True)
    k = sp.Symbol("k", positive=True)  # 2 rho alpha
    a, x = mellin_exponent(v), sp.Symbol("x", positive=True)
    where = {v.alpha: (1.3, 3.2), v.rho: (0.05, 0.3), constant: (0.1, 1), d: (10, 1000), k: (0.1, 0.9), N: (10, 1000)}
    return Derivation(
        (
            Premise("p(x) proportional to x^-alpha on N tokens, q = p^rho with 2 rho alpha < 1: |q|^2 grows with N, but N is fixed."),
            Premise("While the rank at s = 1 lies between the first token and N, sums over ranks are integrals, as for summable weights."),
        ),
        (
            *rank_steps(v),
            equal(
                sp.Integral(x**-k, (x, 0, N)), N ** (1 - k) / (1 - k), "integrate",
                "|q|^2, in units of the first weight: s = sqrt(d) q/|q| is 1 at a rank between 1 and N for N^(1 - 2 rho alpha) << d << N",
                lemma=True, where=where, transform=lambda e: e.doit(conds="none"), numeric=lambda mp, at: (
                    mp.quad(lambda y: mp.exp((1 - at[k]) * y), [mp.log(at[N]) - y / (1 - at[k]) for y in PANELS]),
                    at[N] ** (1 - at[k]) / (1 - at[k]),
                ),
            ),
            limit(
                sp.log(constant * d ** (-a / 2)) / sp.log(d), -a / 2, d, sp.oo, "a constant times d^(-a/2): its exponent", lemma=True,
                where=where,
            ),
            equal(-mellin_exponent(v) / 2, prediction(v), "expand", "a = (alpha - 1)/(rho alpha)", where=where),
        ),
    )


LAW = Law(
    name="memory_scaling.power_weighting_exponent_at_finite_tokens",
    statement=(
        "With N Zipf tokens and q = p^rho, 2 rho alpha < 1, the error falls like d^(-(alpha - 1)/(2 rho alpha)) while "
        "N^(1 - 2 rho alpha) << d << N: faster than any scheme does for infinitely many tokens."
    ),
    relation=Scales("d"),
    observable="error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), restrict(TOKENS, low=2, typical=(10, 1e12)), DIMENSION),
    conditions=(Condition("2 rho alpha < 1: the weights are not square-summable", lambda v: 2 * v.rho * v.alpha < 1),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("minimax rate", "1 - alpha, the best exponent for infinitely many tokens", lambda v: 1 - v.alpha),
        Rival("square forgotten", "-(alpha - 1)/(rho alpha)", lambda v: 2 * prediction(v)),
    ),
    remark="No contradiction with the minimax rate: for infinitely many tokens such weights are not square-summable, and store nothing.",
)
