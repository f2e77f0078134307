"""Affine samplers fitted by transport are never too spread out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

TARGET = real("c", "standard deviation of the target", low=0, low_open=True, typical=(0.2, 4))


def prediction(v: SimpleNamespace) -> Any:
    return v.c


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, x, y = sp.symbols("a b x y", real=True)
    f = sp.Symbol("f", nonnegative=True)
    return Derivation(
        (
            Premise("The best slope is s = E[Z q(Phi(Z))] (law `wasserstein_fit_of_uniform`), the covariance of Z with the target's quantiles, and c^2 - s^2 is left as squared W_2."),
            Premise("Cauchy and Schwarz, for two equally likely values and so, by induction and limits, for all."),
        ),
        (
            equal(
                (a**2 + b**2) * (x**2 + y**2) - (a * x + b * y) ** 2, (a * y - b * x) ** 2, "expand", "a square", lemma=True,
                where={a: (-2, 2), b: (-2, 2), x: (-2, 2), y: (-2, 2)},
            ),
            at_most(v.c - f, prediction(v), "s is c less a number that is not negative, 0 only for normal targets", where={v.c: (2, 4), f: (0, 2)}),
        ),
    )


LAW = Law(
    name="pushforward.transport_fit_at_most_deviation",
    statement=(
        "Whatever the target on the line, the affine sampler that is nearest in W_2 has a slope of at most the target's standard deviation, with equality for normal "
        "targets only: transport under-disperses."
    ),
    relation=AtMost(),
    observable="slope",
    parameters=(TARGET,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("energy distance", "the same for the energy distance", observable="energy"),
        Rival("nine tenths", "at most 0.9 of it", lambda v: 9 * v.c / 10),
    ),
)
