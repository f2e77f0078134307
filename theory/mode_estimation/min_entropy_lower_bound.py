"""However coarsely samples are identified, finding the mode costs its information."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import HERE, MODE


def prediction(v: SimpleNamespace) -> Any:
    return -sp.log(v.p_1) / sp.log(2)


def derivation(v: SimpleNamespace) -> Derivation:
    mass = sp.Symbol("P", positive=True)
    bits = lambda q: -sp.log(q) / sp.log(2)  # noqa: E731
    return Derivation(
        (
            Premise("A partition that shows the mode of the data leaves no set with more mass than p_1, the mode's; its sets are coded by a tree."),
            Premise("Law `huffman_length_at_least_entropy` for the sets: the mean depth is at least the mean of log2(1/P) over their masses P."),
        ),
        (
            at_least(
                bits(v.p_1 * mass), bits(v.p_1), "each of these is at least log2(1/p_1): a mass below p_1 is p_1 times a number below 1", lemma=True,
                where={v.p_1: (0.05, 0.9), mass: (0.01, 1)},
            ),
            equal(bits(v.p_1), prediction(v), "substitute", "and so is their mean", where={v.p_1: (0.05, 0.9)}),
        ),
    )


LAW = Law(
    name="mode_estimation.min_entropy_lower_bound",
    statement="A coarse partition that is fine enough to show the mode takes at least log2(1/p_1) questions a sample, the min-entropy.",
    relation=AtLeast(),
    observable="coarse_length",
    parameters=(MODE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one question more", "log2(1/p_1) + 1", lambda v: prediction(v) + 1),
        Rival("all that is left", "log2(1/p_1)/p_1", lambda v: prediction(v) / v.p_1),
    ),
    remark="Attained by equal classes in a number that is a power of two. It does not bind algorithms that never identify a sample (law `one_question_wins`).",
)
