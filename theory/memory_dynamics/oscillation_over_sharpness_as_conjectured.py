"""Whether Lambda alone bounds how long problems oscillate. It does not: frequencies count."""

from __future__ import annotations

from lawbook.theory import AtMost, Law
from lawbook.theory.memory_dynamics.setting import HERE
from lawbook.theory.memory_dynamics.sharpness_decay import LARGEST

LAW = Law(
    name="memory_dynamics.oscillation_over_sharpness_as_conjectured",
    statement=(
        "On random separable problems, whatever the frequencies and the step size, the last step that raises the loss comes by step Lambda, "
        "Lambda the limit of eta t times the sharpness."
    ),
    relation=AtMost(),
    observable="last_rise",
    parameters=(LARGEST,),
    prediction=lambda v: v.Lambda,
    source=HERE,
    remark=(
        "Refuted. The sharpness leaves the edge of stability after Lambda/2 steps only where margins already follow their long-run law, which "
        "rare tokens reach late. With equal or Zipf's frequencies (exponent 1, 4 to 6 tokens) the bound held on 630 draws, largest value 0.75; "
        "with frequencies like x^-3 the last rise came as late as step 10 Lambda, and fresh draws, which judge it here, agree. Dividing by the least frequency mends it (law "
        "oscillation_of_random_problems_at_most)."
    ),
)
