"""Truncated search cannot ask less than the min-entropy."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.min_entropy_lower_bound import prediction
from lawbook.theory.mode_estimation.setting import HERE, MODE


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (
            Premise("At the end of a round every set has fewer samples than the top class; over n these are masses up to p_1 in the limit."),
            Premise("Law `min_entropy_lower_bound` for this partition."),
        ),
        (equal(sp.log(1 / v.p_1) / sp.log(2), prediction(v), "expand", "the same bound, per late sample", where={v.p_1: (0.02, 0.9)}),),
    )


LAW = Law(
    name="mode_estimation.queries_of_truncated_search_at_least",
    statement="In the long run truncated search asks at least log2(1/p_1) questions a sample.",
    relation=AtLeast(),
    observable="late_queries",
    parameters=(MODE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("one more", "log2(1/p_1) + 1", lambda v: 1 - sp.log(v.p_1) / sp.log(2)),),
)
