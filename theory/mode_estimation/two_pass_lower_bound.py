"""Coding on the way can hardly beat coding afterwards."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, cited, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 1 - v.m


def derivation(v: SimpleNamespace) -> Derivation:
    before, after = sp.symbols("S_before S_after", positive=True)
    return Derivation(
        (
            Premise("D: all questions. S: cost of Huffman's code for the final counts of the m classes, all seen."),
            Premise("A sample at depth d raises the least cost of the counts by d at most, and by d - 1 at least on a tree whose counts are optimal."),
        ),
        (
            cited(before + 1 - 1, before, "equal", "Vitter, Design and analysis of dynamic Huffman codes, J. ACM 34 (1987), Theorem 3.1",
                  "summed over the samples, S - m + 1 <= D", lemma=True),
            equal((after - v.m + 1) - after, prediction(v), "expand", "D - S", where={v.m: [2, 5, 9]}),
        ),
    )


LAW = Law(
    name="mode_estimation.two_pass_lower_bound",
    statement="Adaptive search asks at least S - m + 1 questions, S the cost of Huffman's code for the final counts of its m classes.",
    relation=AtLeast(),
    observable="excess",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("classes squared", "at least S + m^2", lambda v: v.m**2),),
    remark=(
        "Vitter's theorem for his algorithm; here it is tried on adaptive search with a balanced tree of unseen classes. It does not "
        "hold for the questions without those about first samples of a class: these fall short of S by up to 97 for 20 classes."
    ),
)
