"""On the line there are two monotone samplers, no more."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK
from lawbook.theory.pushforward.solution_after_shuffle import RATE

NOISE = real("z", "noise", typical=(-2, 2))
SIGN = integer("e", "1 for an increasing map, -1 for a decreasing one", low=-1, high=1, typical=(-1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return -sp.log(gaussian_measures.cumulative(-v.e * v.z)) / v.b


def derivation(v: SimpleNamespace) -> Derivation:
    z, y = sp.Symbol("z", real=True), sp.Symbol("y", positive=True)
    where = {v.b: (0.5, 2), v.z: (-2, 2), v.e: [-1, 1], z: (-2, 2), y: (0.1, 3)}
    return Derivation(
        (
            Premise("If T increases and T(Z) has the distribution function F_1, then P(T(Z) <= T(z)) = P(Z <= z), so that F_1(T(z)) = Phi(z); if it decreases, F_1(T(z)) = Phi(-z)."),
            Premise("F_1(y) = 1 - exp(-b y) for the exponential law of rate b."),
        ),
        (
            equal(1 - gaussian_measures.cumulative(v.e * v.z), gaussian_measures.cumulative(-v.e * v.z), "simplify", "1 - Phi(e z) = exp(-b T)", lemma=True, where=where,
                  transform=lambda e: sp.expand(e.replace(sp.erfc, lambda x: 2 - sp.erfc(-x)))),
            equal((-sp.log(1 - y) / v.b).subs(y, 1 - gaussian_measures.cumulative(-v.e * v.z)), prediction(v), "solve", "solved for T", where=where),
        ),
    )


LAW = Law(
    name="pushforward.monotone_solutions",
    statement=(
        "A monotone map from N(0, 1) to the exponential law of rate b is -log(Phi(-z))/b if it increases and -log(Phi(z))/b if it decreases: one of each kind."
    ),
    relation=Equals(exact=True),
    observable="place",
    parameters=(NOISE, RATE, SIGN),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("only one", "the increasing map, whichever way it goes", lambda v: -sp.log(gaussian_measures.cumulative(-v.z)) / v.b),
        Rival("reflected", "the decreasing map is the increasing one's negative about its median", lambda v: (sp.log(2) - v.e * (sp.log(gaussian_measures.cumulative(-v.z)) + sp.log(2))) / v.b),
    ),
    remark="For the uniform target these are Phi and 1 - Phi. Trained nets end at either (law `orientation_is_fair`).",
)
