"""The typical problem oscillates for a time proportional to Lambda: from below."""

from __future__ import annotations

from lawbook.theory import AtLeast, Law, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE, TOKENS

LAW = Law(
    name="memory_dynamics.typical_oscillation_at_least",
    statement=(
        "Random separable problems with Lambda of at least 20, unit inputs, orthonormal unembeddings and frequencies like x^-s, 0 <= s <= 1: "
        "the median of the latest rise of the loss, over step sizes from 1 to 10^4, is at least Lambda/10."
    ),
    relation=AtLeast(),
    observable="ratio",
    parameters=(TOKENS,),
    prediction=lambda v: sp.Rational(1, 10),
    source=HERE,
    rivals=(Rival("as long as the edge of stability", "at least Lambda/2", lambda v: sp.Rational(1, 2)),),
    remark=(
        "A conjecture; the scale is that of the sharpness, Lambda/(eta t), which is stable from step Lambda/2 on. The constant was chosen on "
        "other random problems (4 to 6 tokens, s = 0 or 1), where medians were 0.2 to 0.35 of Lambda, before the draws that test it."
    ),
)
