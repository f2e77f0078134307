"""Filling as a function of dimensions per token, whatever the number of classes: refuted."""

from __future__ import annotations

from lawbook.theory import Condition, Equals, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, TOKENS

LAW = Law(
    name="memory_scaling.collapse_against_dimension",
    statement=(
        "At a given number d / N of dimensions per token, a filled memory errs by the same fraction of guessing whatever the "
        "number of classes."
    ),
    relation=Equals(),
    observable="ratio_to_two_classes",
    parameters=(DIMENSION, CLASSES, TOKENS),
    conditions=(Condition("N >= M: no empty class", lambda v: v.N >= v.M),),
    prediction=lambda v: sp.Integer(1),
    source=HERE,
    rivals=(
        Rival("classes do not help guessing", "the errors themselves are equal", observable="ratio_of_errors"),
    ),
    remark=(
        "Kept as refuted: curves of different numbers of classes collapse against d M / N (law filling_collapse), for each "
        "number on a curve of its own; at d = N nothing happens."
    ),
)
