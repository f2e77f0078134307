"""Whether every random problem oscillates for a time proportional to Lambda at some step size. Not every one."""

from __future__ import annotations

from lawbook.theory import AtLeast, Law
from lawbook.theory.memory_dynamics.setting import HERE
from lawbook.theory.memory_dynamics.sharpness_decay import LARGEST

LAW = Law(
    name="memory_dynamics.oscillation_at_least_as_conjectured",
    statement=(
        "On every random separable problem with Lambda of at least 20 some step size from 1 to 10^4 makes the loss rise at step Lambda/10 "
        "or later."
    ),
    relation=AtLeast(),
    observable="longest",
    parameters=(LARGEST,),
    prediction=lambda v: v.Lambda / 10,
    source=HERE,
    remark=(
        "Refuted: where the tokens that set Lambda agree, or are learnt early, the loss rises at the first step only, or never. It holds for "
        "the median (law typical_oscillation_at_least). At a given step size no bound of this kind can hold: below 2/S(0) the loss never "
        "rises (law loss_below_stability)."
    ),
)
