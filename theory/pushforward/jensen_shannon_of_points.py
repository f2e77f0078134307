"""Two different points are as different as can be for Jensen and Shannon, at every distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(2) + 0 * v.Delta


def derivation(v: SimpleNamespace) -> Derivation:
    p = sp.Symbol("p", positive=True)
    half = p / 2 * sp.log(p / (p / 2))
    return Derivation(
        (Premise("The mixture gives each of the points half of the mass that its own law gives it, whatever their distance."),),
        (
            equal(sp.log(p / (p / 2)), sp.log(2), "expand", "the logarithm of the ratio at its own point", lemma=True),
            equal(2 * half.subs(p, 1), prediction(v), "substitute", "half the divergence of each law from the mixture"),
        ),
    )


LAW = Law(
    name="pushforward.jensen_shannon_of_points",
    statement="Two points at any positive distance have Jensen and Shannon's divergence ln 2: it has no gradient that would bring "
              "them together.",
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(restrict(DISTANCE, low_open=True),),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("grows with distance", "ln 2 (1 - exp(-Delta))", lambda v: sp.log(2) * (1 - sp.exp(-v.Delta))),
        Rival("normal laws", "the same for normal laws of deviation 1", cell={"s": 1.0}),
    ),
)
