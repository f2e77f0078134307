"""Averaging and infimum loss choose different labels where one label always comes in a crowd."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

CROWD = real("u", "probability of the large set", low=0, high=1, typical=(0.3, 0.9))
COMPANY = integer("c", "labels that come with the first one", low=0, typical=(1, 5))


def prediction(v: SimpleNamespace) -> Any:
    return v.u / (v.c + 1) - (1 - v.u)


def derivation(v: SimpleNamespace) -> Derivation:
    u = sp.Symbol("u_star", positive=True)
    return Derivation(
        (Premise("S holds a and c others with probability u and is {b} otherwise: a's mean vote is u/(c + 1), b's 1 - u; the infimum loss's are u and 1 - u."),),
        (
            equal((u / (v.c + 1) - (1 - u)).subs(u, (v.c + 1) / (v.c + 2)), 0, "simplify", "averaging changes sides at u = (c + 1)/(c + 2), the infimum loss at 1/2", lemma=True),
            equal((v.u - (1 - v.u) * (v.c + 1)) / (v.c + 1), prediction(v), "simplify", "the difference of votes"),
        ),
    )


LAW = Law(
    name="measure_objectives.margin_against_crowds",
    statement=(
        "Where S holds a and c others with probability u, and is {b} otherwise, averaging prefers a to b by u/(c + 1) - (1 - u), the infimum loss by 2 u - 1: "
        "they choose different labels for 1/2 < u < (c + 1)/(c + 2)."
    ),
    relation=Equals(),
    observable="average",
    parameters=(CROWD, COMPANY),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("infimum loss", "2 u - 1", lambda v: 2 * v.u - 1 + 0 * v.c),
        Rival("size of company", "u/c - (1 - u)", lambda v: v.u / sp.Max(v.c, 1) - (1 - v.u)),
    ),
    remark="Sheet 09's example is c = 2, u = 0.6: averaging 0.2 against 0.4, the infimum loss 0.6 against 0.4.",
)
