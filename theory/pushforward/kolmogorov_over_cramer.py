"""No constant turns an average over test functions into their best: two points close to each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return 1 / sp.sqrt(v.Delta)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", real=True)
    return Derivation(
        (Premise("The distribution functions of the points 0 and Delta differ by 1 on [0, Delta[ and nowhere else: Kolmogorov's "
                 "distance is 1."),),
        (
            equal(
                sp.Integral(sp.Integer(1), (x, 0, v.Delta)), v.Delta, "integrate", "the squared distance of Cramer", lemma=True,
                where={v.Delta: (0.1, 5)},
            ),
            equal((1 / sp.sqrt(y)).subs(y, v.Delta), prediction(v), "substitute", "the ratio", where={v.Delta: (0.1, 5)}),
        ),
    )


LAW = Law(
    name="pushforward.kolmogorov_over_cramer",
    statement=(
        "For two points at distance Delta the best half-line (Kolmogorov, 1) is Delta^(-1/2) times the root of the integral "
        "over all half-lines (Cramer): the ratio has no bound."
    ),
    relation=Equals(exact=True),
    observable="ratio",
    parameters=(restrict(DISTANCE, low_open=True),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("equivalent", "a constant", lambda v: sp.Integer(1) + 0 * v.Delta),
        Rival("without the root", "1/Delta", lambda v: 1 / v.Delta),
    ),
)
