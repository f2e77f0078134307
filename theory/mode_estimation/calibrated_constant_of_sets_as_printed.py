"""Elimination with the constant 0.1, that of the published figure of set elimination, is not correct."""

from __future__ import annotations

from lawbook.theory import AtMost, Law, Rival
from lawbook.theory.mode_estimation.setting import ERROR, HERE

LAW = Law(
    name="mode_estimation.calibrated_constant_of_sets_as_printed",
    statement="Elimination of sets with the calibrated constant c = 0.1 errs with probability at most delta.",
    relation=AtMost(),
    observable="error",
    parameters=(ERROR,),
    prediction=lambda v: v.delta,
    source=HERE,
    rivals=(Rival("five times", "at most 5 delta", lambda v: 5 * v.delta),),
    remark=(
        "Refuted, and kept for that: it often stops after a handful of samples. The published figure is safe only because two light classes "
        "out of 999 hardly ever meet in two samples."
    ),
)
