"""How long two close tokens oscillate: as many steps as the inverse of their distance, whatever the step size."""

from __future__ import annotations

from lawbook.theory import AtMost, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import CLOSENESS
from lawbook.theory.memory_dynamics.setting import HEAD, HERE

LAW = Law(
    name="memory_dynamics.oscillation_of_pair",
    statement=(
        "With p_1 = 3/4 and step sizes from 8 to 50 the last step that raises the loss of two tokens comes before step "
        "3/(4 (1 - alpha)), whatever the step size."
    ),
    relation=AtMost(),
    observable="last_rise",
    parameters=(HEAD, CLOSENESS),
    prediction=lambda v: 3 * v.k / 4,
    source=HERE,
    rivals=(
        Rival("half of it", "before step 3/(8 (1 - alpha))", lambda v: 3 * v.k / 8),
        Rival("square root", "before step 5 (1 - alpha)^(-1/2)", lambda v: 5 * sp.sqrt(v.k)),
    ),
    remark=(
        "A conjecture: the scale follows from the sharpness, which falls like (1 + alpha)/((1 - alpha) eta t) whatever the step, "
        "and so leaves the edge of stability after 1/(1 - alpha) steps; the constant is measured, 0.44 to 0.72."
    ),
)
