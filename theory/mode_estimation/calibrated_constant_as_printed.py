"""Elimination with the constant 0.3 of the published figures is not correct at the level it is given."""

from __future__ import annotations

from lawbook.theory import AtMost, Law, Rival
from lawbook.theory.mode_estimation.setting import ERROR, HERE

LAW = Law(
    name="mode_estimation.calibrated_constant_as_printed",
    statement="Elimination with the calibrated constant c = 0.3 errs with probability at most delta.",
    relation=AtMost(),
    observable="error",
    parameters=(ERROR,),
    prediction=lambda v: v.delta,
    source=HERE,
    rivals=(Rival("fifty times", "at most 50 delta", lambda v: 50 * v.delta),),
    remark=(
        "Refuted, and kept for that: on p = (0.36, 0.33, 0.31) with delta = 2^-9 it errs about 110 times as often as delta. The figures that "
        "use c = 0.3 show problems with large gaps, on which it happens to pass; c = 4 is correct everywhere (law `validity_at_four`)."
    ),
)
