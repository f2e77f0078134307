"""The exponent of the empirical mode is at least the squared difference of the roots."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.information_projection import SOME_OVERLAP
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def squared(v: SimpleNamespace) -> Any:
    return (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    x, r, b = sp.symbols("x r b", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)}
    return Derivation(
        (Premise("By the law `information_projection` the divergence is -ln(1 - x), x = (sqrt(p_1) - sqrt(p_2))^2."),),
        (
            at_least(-sp.log(1 - x), x, "every term of x + x^2/2 + x^3/3 + ... is positive", lemma=True, where={x: (0, 0.99)}),
            at_least(
                (r**2 - b**2) ** 2 / r**2, (r - b) ** 2, "at most (p_1 - p_2)^2/p_1, sqrt(p_1) = r, sqrt(p_2) = b", lemma=True,
                where={r: (0.5, 1), b: (0, 0.5)}, witness=(r - b) ** 2 * b * (2 * r + b) / r**2,
            ),
            equal(
                (r - b) ** 2 - (r**2 - b**2) ** 2 / (4 * r**2), (r - b) ** 3 * (3 * r + b) / (4 * r**2), "expand",
                "and at least (p_1 - p_2)^2/(4 p_1), by this much", lemma=True, where={r: (0.5, 1), b: (0, 0.5)},
            ),
            at_least(-sp.log(affinity(v)), squared(v), "the first line at this x", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.gap_at_least",
    statement="The least divergence KL(q | p) of a law q with q_2 >= q_1 is at least (sqrt(p_1) - sqrt(p_2))^2 >= (p_1 - p_2)^2/(4 p_1).",
    relation=AtLeast(),
    observable="divergence",
    parameters=(MODE, SECOND),
    conditions=(SORTED, SOME_OVERLAP),
    prediction=squared,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("larger bound", "x/(1 - x), which is above it", lambda v: squared(v) / affinity(v)),
        Rival("linear gap", "(p_1 - p_2)^2/p_1, four times the limit", lambda v: (v.p_1 - v.p_2) ** 2 / v.p_1),
    ),
    remark="Also at most (p_1 - p_2)^2/p_1. All are close to (p_1 - p_2)^2/(4 p_1) where p_2 comes near p_1.",
)
