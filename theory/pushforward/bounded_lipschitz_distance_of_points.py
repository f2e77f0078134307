"""Two points seen by test functions that are both bounded and Lipschitz: Dudley's distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.best_bounded_critic import STANDARD
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.Delta / (2 + v.Delta)


def derivation(v: SimpleNamespace) -> Derivation:
    M = sp.Symbol("M", positive=True)
    best = v.Delta / (2 + v.Delta)
    return Derivation(
        (
            Premise("A function bounded by M with Lipschitz constant 1 - M differs between the points by at most min(2 M, (1 - M) "
                    "Delta); the linear one reaches it."),
            Premise("2 M rises and (1 - M) Delta falls with M: the best M makes them equal."),
        ),
        (
            equal(
                (2 * M - (1 - M) * v.Delta).subs(M, best), sp.Integer(0), "solve", "M = Delta/(2 + Delta)", lemma=True,
                where={v.Delta: (0.1, 5)},
            ),
            equal((2 * M).subs(M, best), prediction(v), "substitute", "2 M", where={v.Delta: (0.1, 5)}),
        ),
    )


LAW = Law(
    name="pushforward.bounded_lipschitz_distance_of_points",
    statement=(
        "Among test functions whose largest value and Lipschitz constant add up to at most 1 the largest difference between two "
        "points at distance Delta is 2 Delta/(2 + Delta)."
    ),
    relation=Equals(exact=True),
    observable="distance",
    parameters=(DISTANCE,),
    prediction=prediction,
    source=STANDARD,
    derivation=derivation,
    rivals=(
        Rival("the larger of the two", "min(Delta, 2), as where each is at most 1", lambda v: sp.Min(v.Delta, 2)),
        Rival("Lipschitz only", "Delta", lambda v: v.Delta),
        Rival("bounded only", "2", lambda v: sp.Integer(2) + 0 * v.Delta),
    ),
)
