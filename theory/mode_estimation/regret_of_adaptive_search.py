"""Not knowing p costs adaptive search a fixed number of questions in all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Equals, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


LAW = Law(
    name="mode_estimation.regret_of_adaptive_search",
    statement=(
        "What adaptive search asks beyond Huffman's code for p on the same samples stops growing: between n and 4 n samples it asks no more, "
        "if the depths of the optimal code are unique and n is large."
    ),
    relation=Equals(),
    observable="late_regret",
    parameters=(CLASSES, SAMPLES),
    prediction=prediction,
    source=HERE,
    rivals=(
        Rival("universal code", "(m - 1)/2 log2 n in all, as for codes that learn p: m - 1 more", lambda v: v.m - 1),
        Rival("one a doubling", "two more", lambda v: sp.Integer(2)),
        Rival("square root", "it doubles: sqrt(n)/10", lambda v: sp.sqrt(v.n) / 10),
    ),
    remark=(
        "A conjecture with a reason: the tree of the counts is another than the optimal one with a probability that falls exponentially in n, "
        "so that the sum over n is finite. Most of the regret, about log2 m! questions, is spent on the first samples of the classes. Codes "
        "whose lengths are real numbers pay (m - 1)/2 log2 n; a tree has whole depths and stops learning."
    ),
)
