"""Truncated search learns by itself the coarse partition that is enough, and its cost."""

from __future__ import annotations

from types import SimpleNamespace

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.min_entropy_upper_bound import excess, prediction
from lawbook.theory.mode_estimation.setting import HERE, MODE


def derivation(v: SimpleNamespace) -> Derivation:
    bits = -sp.log(v.p_1) / sp.log(2)
    return Derivation(
        (
            Premise("Counts over n tend to p, and no set of classes weighs exactly p_1. So from some round on the partition is fixed; it is a "
                    "partition into sets below p_1, of which any two reach it, and its tree is Huffman's."),
            Premise("Law `min_entropy_upper_bound` used no more than this: k <= 2/p_1 - 1 sets, and a balanced tree."),
        ),
        (equal((bits + 1) + excess(), prediction(v), "expand", "the same bound, per late sample", where={v.p_1: (0.02, 0.9)}),),
    )


LAW = Law(
    name="mode_estimation.queries_of_truncated_search_at_most",
    statement="In the long run truncated search asks at most log2(1/p_1) + 1.0861 questions a sample, without being told p.",
    relation=AtMost(),
    observable="late_queries",
    parameters=(MODE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("min-entropy alone", "log2(1/p_1)", lambda v: -sp.log(v.p_1) / sp.log(2)),),
    remark=(
        "The partition depends on the path: sets formed early are taken apart and merged again as wholes. It may cost a little more or less "
        "than the forest of p itself. Where a set weighs exactly p_1, as for powers of 1/2, its status changes for ever."
    ),
)
