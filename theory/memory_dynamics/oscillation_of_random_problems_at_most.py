"""How long random problems oscillate: at most a multiple of Lambda over the least frequency, up to the largest steps."""

from __future__ import annotations

from lawbook.theory import AtMost, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE
from lawbook.theory.memory_dynamics.sharpness_decay import LARGEST
from lawbook.theory.memory_dynamics.wrong_steps_at_most import RAREST

LAW = Law(
    name="memory_dynamics.oscillation_of_random_problems_at_most",
    statement=(
        "On random separable problems, unit inputs and orthonormal unembeddings, from zero and at any step size from 1 to 10^4, the last "
        "step that raises the loss comes by step Lambda/(4 q), q the frequency of the rarest token, Lambda the limit of eta t times the "
        "sharpness."
    ),
    relation=AtMost(),
    observable="last_rise",
    parameters=(LARGEST, RAREST),
    prediction=lambda v: v.Lambda / (4 * v.q),
    source=HERE,
    rivals=(
        Rival("sharpness alone", "by step Lambda/4", lambda v: v.Lambda / 4),
        Rival("frequency alone", "by step 1/(4 q)", lambda v: 1 / (4 * v.q)),
        Rival("square root", "by step sqrt(Lambda)/(16 q)", lambda v: sp.sqrt(v.Lambda) / (16 * v.q)),
    ),
    remark=(
        "A conjecture. The constant was chosen on other random problems (4 to 6 tokens, Zipf exponents 0 to 3, about 1500 draws, largest value "
        "of q last_rise/Lambda 0.16), before the draws that test it. What is proved is proportional to the step size (law last_rise_at_most), "
        "and, for steps with errors, of this form (law wrong_steps_at_most, with S >= Lambda/2 for Lambda)."
    ),
)
