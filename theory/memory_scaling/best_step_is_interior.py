"""The best step size of SGD lies inside the range: too small forgets to learn, too large overwrites."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.best_step_is_interior",
    statement=(
        "SGD of batch one has a best step size of order 1: on Zipf's law with exponent 2, unit-norm scaling, a "
        "step of 3 errs less than 0.1 and less than 100."
    ),
    relation=Ordered(above="error_at_extreme_steps", below="error_at_step_3"),
    observable="excess_over_best_step",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("the larger the better", "steps of 100 err less than steps of 3", observable="gain_of_larger_steps"),
        Rival("the smaller the better", "steps of 0.1 err less than steps of 3", observable="gain_of_smaller_steps"),
    ),
    remark=(
        "A conjecture: measured, not derived. The paper's monotone panel (batch 64, steps up to 100) ends at a "
        "step of 1.6 per sample, before the optimum is passed."
    ),
)
