"""How often the cross-entropy gives up more than it must: random tokens in the plane."""

from __future__ import annotations

from lawbook.theory import AtLeast, AtMost, Law, Rival, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import HERE, TOKENS

ZIPF = real("alpha", "exponent of Zipf's law; 0: equal frequencies", r"\alpha", low=0, high=2, typical=(0, 2))

LAW = Law(
    name="memory_dynamics.harm_in_random_planes",
    statement=(
        "For 30 and more random tokens in the plane with two classes, the minimiser of the cross-entropy errs more than the best memory "
        "in at least 2 of 3 problems."
    ),
    relation=AtLeast(),
    observable="positive",
    parameters=(restrict(TOKENS, low=30, typical=(30, 100)), ZIPF),
    prediction=lambda v: sp.Rational(2, 3),
    source=HERE,
    rivals=(
        Rival("a rare accident", "in at most a quarter of the problems", lambda v: sp.Rational(1, 4), relation=AtMost()),
        Rival("few tokens as well", "the same for 5 tokens", cell={"N": 5}),
        Rival("plainly inseparable", "the data are separable as often", observable="separable"),
    ),
    remark=(
        "A conjecture: measured, not derived. Frequencies for alpha = 0, 1, 2: 0.15, 0.10, 0.09 at 3 tokens, 0.63, 0.73, 0.79 at 10, "
        "0.88, 0.93, 0.91 at 30, 0.92, 0.98, 0.98 at 100."
    ),
)
