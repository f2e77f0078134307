"""Consensus asks a normal cloud where a quadratic energy is low: it hears a shrunk mean."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

MEAN = real("m", "first mean of the cloud", low=0, low_open=True, typical=(0.3, 3))
VARIANCE = real("w", "first variance of the cloud", low=0, low_open=True, typical=(0.2, 2))
SHARPNESS = real("alpha", "sharpness of the weights exp(-alpha V)", r"\alpha", low=0, typical=(0.2, 5))
CURVATURE = real("c", "curvature of the energy c x^2/2", low=0, low_open=True, typical=(0.3, 2))
WEIGHTED = Premise("The cloud's weighted mean is the mean under its law times exp(-alpha c x^2/2), normalised.")


def prediction(v: SimpleNamespace) -> Any:
    return v.m / (1 + v.alpha * v.c * v.w)


def weighted_step(v: SimpleNamespace) -> Any:
    """The exponent of the weighted law, by completing the square."""
    x, ac = sp.Symbol("x", real=True), v.alpha * v.c
    precision = 1 / v.w + ac
    return equal(
        -((x - v.m) ** 2) / (2 * v.w) - ac * x**2 / 2, -precision * (x - v.m / (1 + ac * v.w)) ** 2 / 2 - ac * v.m**2 / (2 * (1 + ac * v.w)), "expand",
        "completing the square: normal again, of mean m/(1 + alpha c w)", lemma=True, where={x: (-2, 2), v.m: (0.3, 3), v.w: (0.2, 2), v.alpha: (0.2, 5), v.c: (0.3, 2)},
        transform=lambda e: sp.factor(sp.simplify(e)),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.m: (0.3, 3), v.w: (0.2, 2), v.alpha: (0.2, 5), v.c: (0.3, 2)}
    return Derivation(
        (WEIGHTED,),
        (
            weighted_step(v),
            equal((v.m / v.w) / (1 / v.w + v.alpha * v.c), prediction(v), "expand", "the mean weighted by precisions", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.weighted_mean_of_normal",
    statement="The mean of N(m, w) with the weights exp(-alpha c x^2/2) of consensus is m/(1 + alpha c w).",
    relation=Equals(exact=True),
    observable="weighted",
    parameters=(MEAN, VARIANCE, SHARPNESS, CURVATURE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("minimiser", "0, the minimiser, at every alpha", lambda v: 0 * v.m * v.w * v.alpha * v.c),
        Rival("exponential", "m exp(-alpha c w)", lambda v: v.m * sp.exp(-v.alpha * v.c * v.w)),
    ),
)
