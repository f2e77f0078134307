"""The exact error of the best matrix for two classes, on any frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.perceptron import PREMISES, cover_steps, prefix_probability
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE


def pmf(x: Any, d: Any) -> Any:
    """Pr(P = x), x >= d, by logarithms of Gamma functions."""
    return sp.exp(sp.loggamma(x) - sp.loggamma(d) - sp.loggamma(x - d + 1) - x * sp.log(2))


def at_most(x: Any, d: Any) -> Any:
    """Pr(P <= x), x >= d: d heads within x tosses."""
    return sp.betainc_regularized(d, x - d + 1, 0, sp.Rational(1, 2))


def prediction(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * (pmf(x, v.d) + at_most(x, v.d)) / 2, (x, v.d, v.N - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    gap = sp.Symbol("g", integer=True, positive=True)
    d = v.d
    where = {d: [1, 2, 5, 9], gap: [1, 2, 6, 20]}

    return Derivation(
        (
            *PREMISES,
            Premise("v separates the longest separable prefix and is computed from it alone."),
            Premise("Token x (x tokens before it) is right if x < P, wrong if x = P (else the prefix were longer), and "
                    "independent of v, hence right with probability 1/2, if x > P."),
        ),
        (
            *cover_steps(),
            equal(
                prefix_probability(d + gap, d), pmf(d + gap, d), "expand", "Pr(P = x), x = d + g", lemma=True, where=where,
                transform=lambda e: sp.gammasimp(e.rewrite(sp.gamma)),
            ),
            equal(
                at_most(d + gap, d) - at_most(d + gap - 1, d), prefix_probability(d + gap, d), "expand",
                "Pr(P <= x) = I(1/2; d, x - d + 1): it starts at I(1/2; d, 1) = 2^-d and grows by Pr(P = x)",
                lemma=True, where=where,
                numeric=lambda mp, at: (
                    mp.betainc(at[d], at[gap] + 1, 0, 0.5, regularized=True) - mp.betainc(at[d], at[gap], 0, 0.5, regularized=True),
                    mp.binomial(at[d] + at[gap] - 1, at[d] - 1) / mp.mpf(2) ** (at[d] + at[gap]),
                ),
            ),
            equal(
                sp.Sum(v.p[x] * (pmf(x, d) + (at_most(x, d) - pmf(x, d)) / 2), (x, d, v.N - 1)), prediction(v), "expand",
                "Pr(P = x) + Pr(P < x)/2 with Pr(P < x) = Pr(P <= x) - Pr(P = x); tokens before d are always right",
                where={d: [1, 2]}, transform=lambda e: sp.Sum(sp.factor(e.function), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_perceptron",
    statement=(
        "With two classes, the matrix that separates the longest possible prefix of tokens errs with probability "
        "sum_x p(x) (Pr(P = x) + Pr(P < x) / 2), P being the waiting time for d heads: about half of p(x > 2d)."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "sharp capacity", "half of p(x >= 2d)",
            lambda v: sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), sp.Min(2 * v.d, v.N), v.N - 1)) / 2,
        ),
        Rival(
            "pseudo-inverse", "half of p(x >= d), which the pseudo-inverse reaches",
            lambda v: sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), sp.Min(v.d, v.N), v.N - 1)) / 2,
        ),
    ),
)
