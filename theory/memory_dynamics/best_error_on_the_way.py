"""Where not all tokens can be memorised, descent passes through better memories than the one that it ends at."""

from __future__ import annotations

from lawbook.theory import AtLeast, AtMost, Law, Rival, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import EXPONENT, HERE, STEP, STEPS, TOKENS

LAW = Law(
    name="memory_dynamics.best_error_on_the_way",
    statement=(
        "Full-batch descent with steps of 1 from a random memory (entries of size 8) on 30 random tokens in the plane passes through a "
        "smaller 0-1 error than that after 600 steps in at least half of the problems, while the loss falls."
    ),
    relation=AtLeast(),
    observable="forgets",
    parameters=(restrict(TOKENS, low=30, typical=(30, 100)), restrict(EXPONENT, low=0, low_open=False), STEP, STEPS),
    prediction=lambda v: sp.Rational(1, 2),
    source=HERE,
    rivals=(
        Rival("the loss forgets too", "the loss, too, was smaller on the way", observable="loss_was_smaller"),
        Rival("the best of all", "it passes through the least error that there is", observable="passes_the_best"),
        Rival("separable problems", "the same in 30 dimensions", cell={"d": 30}),
        Rival("a rare accident", "in at most a quarter of the problems", lambda v: sp.Rational(1, 4), relation=AtMost()),
    ),
    remark="A conjecture: measured, not derived. Stopping early would have memorised more; the loss does not tell when.",
)
