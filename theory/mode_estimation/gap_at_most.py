"""The exponent of the empirical mode is at most the squared difference of the roots over the affinity."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.gap_at_least import squared
from lawbook.theory.mode_estimation.information_projection import SOME_OVERLAP
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def prediction(v: SimpleNamespace) -> Any:
    return squared(v) / affinity(v)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    return Derivation(
        (Premise("By the law `information_projection` the divergence is -ln(1 - x), x = (sqrt(p_1) - sqrt(p_2))^2."),),
        (
            at_most(sp.log(1 + x), x, "the logarithm lies below its tangent", lemma=True, where={x: (0.001, 20)}),
            at_most(
                -sp.log(affinity(v)), prediction(v), "at x/(1 - x) in place of x: 1 + x/(1 - x) = 1/(1 - x)",
                where={v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)},
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.gap_at_most",
    statement="The least divergence KL(q | p) of a law q with q_2 >= q_1 is at most x/(1 - x), x = (sqrt(p_1) - sqrt(p_2))^2.",
    relation=AtMost(),
    observable="divergence",
    parameters=(MODE, SECOND),
    conditions=(SORTED, SOME_OVERLAP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("smaller bound", "x itself, which is below it", squared),
        Rival("linear gap", "(p_1 - p_2)^2/(4 p_1), its limit as p_2 comes near p_1", lambda v: (v.p_1 - v.p_2) ** 2 / (4 * v.p_1)),
    ),
)
