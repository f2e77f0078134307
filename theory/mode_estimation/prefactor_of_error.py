"""The error of the empirical mode with its prefactor: what exponents fitted to errors get wrong."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Asymptotic,
    Condition,
    Derivation,
    Law,
    Premise,
    Rival,
    equal,
    integer,
    limit,
    restrict,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.setting import HERE, MODE, SAMPLES, SECOND

RIVALS = integer("k", "number of classes whose probability is p_2", low=1, typical=(1, 3))
MORE_CLASSES = Condition(
    "p_1 > p_2, p_1 + p_2 < 1 and p_1 + k p_2 <= 1 (two classes alone: law `prefactor_with_two_classes`)",
    lambda v: (v.p_1 > v.p_2) & (v.p_1 + v.p_2 < 1) & (v.p_1 + v.k * v.p_2 <= 1 + 1e-9),
)


def with_factor(v: SimpleNamespace, factor: Any) -> Any:
    """k Z^n times the chance 1/sqrt(4 pi n s) that the fair walk ends at a given place, times a sum over the places."""
    Z = affinity(v)
    s = sp.sqrt(v.p_1 * v.p_2) / Z
    return v.k * Z**v.n / sp.sqrt(4 * sp.pi * v.n * s) * factor


def ratio(v: SimpleNamespace) -> Any:
    return sp.sqrt(v.p_2 / v.p_1)


def prediction(v: SimpleNamespace) -> Any:
    return with_factor(v, (1 + ratio(v)) / (2 * (1 - ratio(v))))


def derivation(v: SimpleNamespace) -> Derivation:
    a, s, size = sp.symbols("a s size", positive=True)
    th = sp.Symbol("theta", real=True)
    j = sp.Symbol("j", integer=True, positive=True)
    x = sp.Symbol("x", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.2), v.k: [1, 2], v.n: [10, 100], x: (0.05, 0.9), s: (0.05, 0.45), size: (1, 100), th: (0.1, 3)}
    rho = ratio(v)
    walk = 1 / sp.sqrt(4 * sp.pi * v.n * (sp.sqrt(v.p_1 * v.p_2) / affinity(v)))
    return Derivation(
        (
            Premise("The law of `pairwise_lower_bound_of_error`: pi = Z^n (w_0/2 + sum_j rho^j w_j), w the fair lazy walk of n steps."),
            Premise("w_j is the integral over theta in [-pi, pi] of (1 - 2 s (1 - cos theta))^n cos(j theta)/(2 pi); theta = t/sqrt(n), s < 1/2."),
            Premise("The sum of the k pi's is an upper bound of the error; what it counts twice, and smaller classes, has a larger exponent."),
        ),
        (
            limit(
                sp.log(1 - 2 * s * (1 - sp.cos(th * a))) / a**2, -s * th**2, a, 0,
                "n ln(1 - 2 s (1 - cos(t/sqrt(n)))) at a = 1/sqrt(n): the walk is normal, of variance 2 s n", lemma=True, where=where,
            ),
            equal(
                sp.Integral(sp.exp(-size * s * th**2), (th, -sp.oo, sp.oo)) / (2 * sp.pi), 1 / sp.sqrt(4 * sp.pi * size * s), "integrate",
                "so w_j is close to this for every fixed j", lemma=True, where=where, transform=lambda e: e.doit(),
            ),
            equal(
                sp.Rational(1, 2) + sp.Sum(x**j, (j, 1, sp.oo)), (1 + x) / (2 * (1 - x)), "sum", "the places, rho = x", lemma=True, where=where,
                transform=lambda e: sp.simplify(e.doit().replace(sp.Piecewise, lambda *cases: cases[0][0])),
            ),
            equal(
                v.k * affinity(v) ** v.n * walk * (1 + rho) / (2 * (1 - rho)), prediction(v), "substitute", "k such rivals", where=where,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.prefactor_of_error",
    statement=(
        "With k classes of probability p_2 and p_1 + p_2 < 1, the most frequent of n samples is not the mode with probability asymptotically "
        "k/sqrt(4 pi n s) (1 + rho)/(2 (1 - rho)) e^(-n Delta^2), s = sqrt(p_1 p_2) e^(Delta^2), rho = sqrt(p_2/p_1)."
    ),
    relation=Asymptotic("n"),
    observable="error",
    parameters=(MODE, restrict(SECOND, low_open=True, typical=(0.02, 0.2)), RIVALS, SAMPLES),
    conditions=(MORE_CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no prefactor", "k e^(-n Delta^2)", lambda v: v.k * affinity(v) ** v.n),
        Rival("1/n", "a prefactor in 1/n in place of 1/sqrt(n)", lambda v: prediction(v) / sp.sqrt(v.n)),
        Rival("ties are errors", "1/(1 - rho), what holds where ties are errors", lambda v: with_factor(v, 1 / (1 - ratio(v)))),
        Rival("ties are successes", "rho/(1 - rho), what holds where they are successes", lambda v: with_factor(v, ratio(v) / (1 - ratio(v)))),
        Rival("one rival", "k = 1 whatever k is", lambda v: prediction(v) / v.k),
        Rival("tie-breaking", "the same where ties are errors", cell={"ties": "errors"}),
    ),
    remark=(
        "Approached from below, with an error of the order of 1/n: at n = 400 and p = (.5, .3, .2) the ratio is .957. The factor 1/sqrt(n) "
        "makes -ln(error)/n at n Delta^2 = 10 too large by a fifth or more."
    ),
)
