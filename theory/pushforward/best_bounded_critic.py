"""The best bounded test function between two normal laws: total variation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, PAPER
from lawbook.theory.pushforward.slope_of_translation import DISTANCE
from lawbook.theory.source import Source

STANDARD = Source("standard; derived here", PAPER)


def prediction(v: SimpleNamespace) -> Any:
    return 2 * sp.erf(v.Delta / (2 * sp.sqrt(2) * v.s))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    where = {x: (-3, 3), v.Delta: (0.1, 5), v.s: (0.3, 2)}
    one, other = (sp.exp(-((x - side * v.Delta / 2) ** 2) / (2 * v.s**2)) / (v.s * sp.sqrt(2 * sp.pi)) for side in (1, -1))
    return Derivation(
        (
            Premise("The best phi with |phi| <= 1 is the sign of the difference of the densities; it reaches the integral of its "
                    "absolute value, 2 TV."),
            Premise("The two laws are N(Delta/2, s^2) and N(-Delta/2, s^2); by symmetry both half-lines contribute the same."),
        ),
        (
            equal(
                sp.log(one / other), v.Delta * x / v.s**2, "expand", "the densities cross once, in the middle", lemma=True, where=where,
                transform=lambda e: sp.expand(sp.expand_log(sp.simplify(e), force=True)),
            ),
            equal(
                sp.Derivative(sp.erf((x - v.Delta / 2) / (sp.sqrt(2) * v.s)) / 2, x), one, "differentiate",
                "the distribution function of one of them", lemma=True,
                where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                2 * (1 - sp.erf(-v.Delta / (2 * sp.sqrt(2) * v.s))) / 2 - 2 * (1 - sp.erf(v.Delta / (2 * sp.sqrt(2) * v.s))) / 2,
                prediction(v), "integrate",
                "twice the mass beyond 0 of one less that of the other", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.best_bounded_critic",
    statement=(
        "Among test functions with values in [-1, 1] the largest difference of means between two normal laws of deviation s at "
        "distance Delta is 2 erf(Delta/(8^(1/2) s)), twice the total variation; indicators of half-lines reach half of it."
    ),
    relation=Equals(exact=True),
    observable="bounded",
    parameters=(DISTANCE, DEVIATION),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("total variation", "half of it", lambda v: prediction(v) / 2),
        Rival("Pinsker", "what the Kullback-Leibler divergence gives: Delta/s at most", lambda v: v.Delta / v.s),
        Rival("half-lines", "indicators of half-lines are as good", observable="half_lines"),
    ),
)
