"""Scores hardly see the weights of modes that lie apart."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE

WEIGHT = real("w", "weight of the left mode", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.6))
OTHER = real("w_other", "weight of the left mode as the model has it", "w'", low=0, high=1, low_open=True, high_open=True, typical=(0.65, 0.95))


def constant(v: SimpleNamespace) -> Any:
    """The integral over the log-odds u."""
    u = sp.Symbol("u", real=True)
    share = lambda w: 1 / (1 + sp.exp(-u) * w / (1 - w))  # noqa: E731
    gap = (v.w * sp.exp(-u / 2) + (1 - v.w) * sp.exp(u / 2)) * (share(v.w) - share(v.w_other)) ** 2
    return sp.Integral(gap, (u, -sp.oo, sp.oo))


def formula(v: SimpleNamespace) -> Any:
    return 2 * v.a / sp.sqrt(2 * sp.pi) * sp.exp(-(v.a**2) / 2) * constant(v)


def overlap(w: float, other: float) -> float:
    """The integral over u, the log-odds of a place between the modes."""
    def term(u: float) -> float:
        first, second = (1 / (1 + math.exp(-u) * p / (1 - p)) for p in (w, other))
        return (w * math.exp(-u / 2) + (1 - w) * math.exp(u / 2)) * (first - second) ** 2

    return quad(term, -80, 80, points=[-5, 0, 5], limit=200, epsabs=0, epsrel=1e-11)[0]


def evaluate(a: float, w: float, w_other: float) -> float:
    a = float(a)
    return 2 * a / math.sqrt(2 * math.pi) * math.exp(-a * a / 2) * overlap(float(w), float(w_other))


def evaluate_digits(mp: Any, a: Any, w: Any, w_other: Any) -> Any:
    a, w, other = mp.mpf(a), mp.mpf(w), mp.mpf(w_other)

    def term(u: Any) -> Any:
        first, second = (1 / (1 + mp.exp(-u) * p / (1 - p)) for p in (w, other))
        return (w * mp.exp(-u / 2) + (1 - w) * mp.exp(u / 2)) * (first - second) ** 2

    return 2 * a / mp.sqrt(2 * mp.pi) * mp.exp(-a * a / 2) * mp.quad(term, mp.linspace(-160, 160, 33))


def derivation(v: SimpleNamespace) -> Derivation:
    x, u = sp.symbols("x u", real=True)
    a, p = v.a, sp.Symbol("p", positive=True)
    where = {v.a: (1, 3), x: (-2, 2), u: (-2, 2), p: (0.1, 0.9), v.w: (0.2, 0.5), v.w_other: (0.6, 0.9)}
    left, right = sp.exp(-((x + a) ** 2) / 2), sp.exp(-((x - a) ** 2) / 2)
    return Derivation(
        (
            Premise("p_w = w N(-a, 1) + (1 - w) N(a, 1). Scores of p_w and p_w' differ where the modes meet, by 2 a times the difference of the posterior shares of the right mode."),
            Premise("In u = 2 a x the density there is exp(-a^2/2) exp(-u^2/(8 a^2)) (w exp(-u/2) + (1 - w) exp(u/2))/sqrt(2 pi): at large a the middle factor is 1 where the shares differ."),
        ),
        (
            equal(sp.diff(sp.log(p * left + (1 - p) * right), x), -x + a * (2 * (1 - p) * right / (p * left + (1 - p) * right) - 1), "differentiate",
                  "the score: -x - a, and 2 a times the share of the right mode", lemma=True, where=where, transform=sp.simplify),
            equal((p * left + (1 - p) * right).subs(x, u / (2 * a)), sp.exp(-(a**2) / 2 - u**2 / (8 * a**2)) * (p * sp.exp(-u / 2) + (1 - p) * sp.exp(u / 2)), "expand",
                  "the density in u", lemma=True, where=where, transform=lambda e: sp.powsimp(sp.expand(e))),
            equal((2 * a) ** 2 * sp.exp(-(a**2) / 2) / sp.sqrt(2 * sp.pi) / (2 * a), 2 * a / sp.sqrt(2 * sp.pi) * sp.exp(-(a**2) / 2), "simplify",
                  "the squared 2 a, the density, and dx = du/(2 a)", lemma=True),
            equal(
                (2 * a) * sp.exp(-(a**2) / 2) / sp.sqrt(2 * sp.pi) * constant(v), formula(v), "substitute", "times the integral over u", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.fisher_divergence_of_weights",
    statement=(
        "For two modes N(-a, 1) and N(a, 1) whose weights the model has wrong, the Fisher divergence falls like (2 a/sqrt(2 pi)) exp(-a^2/2) times a constant of the weights, "
        "asymptotically in a, while the Kullback-Leibler divergence tends to that of the weights."
    ),
    relation=Asymptotic("a"),
    observable="fisher",
    parameters=(MODE, WEIGHT, OTHER),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no loss of sight", "a Fisher divergence of the order of the Kullback-Leibler divergence of the weights",
              lambda v: v.w * sp.log(v.w / v.w_other) + (1 - v.w) * sp.log((1 - v.w) / (1 - v.w_other))),
        Rival("density at the middle", "exp(-a^2/2) without the factor a", lambda v: 2 / sp.sqrt(2 * sp.pi) * sp.exp(-(v.a**2) / 2)),
    ),
    remark="So a score can be learnt as precisely as one likes at one level of noise, and the sampler has the wrong proportions all the same: lack of diversity.",
)
