"""Coming back to a sample does not cost for ever."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.m - 1


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", integer=True, positive=True)
    return Derivation(
        (
            Premise("A question about a sample is charged only if its answer is not known: each charged one takes a class or more from the m that "
                    "are possible, and one remains."),
        ),
        (equal(sp.Sum(1, (t, 2, v.m)), prediction(v), "sum", "at most one for each class but the last", where={v.m: [2, 3, 10]}),),
    )


LAW = Law(
    name="mode_estimation.charged_queries_bound",
    statement="Truncated search asks at most m - 1 questions about one sample, however often its tree changes.",
    relation=AtMost(),
    observable="most_queries_of_a_sample",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("balanced tree", "log2 m, as if samples were not asked about again", lambda v: sp.log(v.m, 2)),
        Rival("half of the classes", "m/2", lambda v: v.m / 2),
    ),
    remark="Attained with few classes. With many, about twice the depth of the tree is the most that is seen.",
)
