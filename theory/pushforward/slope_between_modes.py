"""How steep a one-step sampler of two modes must be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH, density, middle_step, steepest


def prediction(v: SimpleNamespace) -> Any:
    return steepest(v)


def derivation(v: SimpleNamespace) -> Derivation:
    zero = sp.Integer(0)
    return Derivation(
        (Premise("The increasing map satisfies F(T(z)) = Phi(z), so T' = phi(z)/p(T(z)), and T(0) = 0."),),
        (
            middle_step(v),
            equal(gaussian_measures.density(zero) / density(zero, v), prediction(v), "expand", "in the middle of the gap"),
        ),
    )


LAW = Law(
    name="pushforward.slope_between_modes",
    statement="The increasing map from N(0, 1) to (N(-a, sigma^2) + N(a, sigma^2))/2 is steepest in the middle, with the slope sigma exp(a^2/(2 sigma^2)).",
    relation=Equals(exact=True),
    observable="slope",
    parameters=(MODE, WIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("polynomial", "sigma (1 + (a/sigma)^2)", lambda v: v.sigma * (1 + (v.a / v.sigma) ** 2)),
        Rival("distance of the modes", "exp(2 a^2/sigma^2), with 2 a in place of a", lambda v: v.sigma * sp.exp(2 * v.a**2 / v.sigma**2)),
        Rival("linear", "the ratio of standard deviations, as for normal targets", lambda v: sp.sqrt(v.a**2 + v.sigma**2)),
    ),
)
