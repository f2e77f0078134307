"""Adam without memory beats SGD at the same nominal step and large batches."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.adam_helps_large_batches",
    statement=(
        "At step 1 and batches of 256, Adam without memory (steps scaled by 1/d) errs less than SGD."
    ),
    relation=Ordered(above="error_of_sgd", below="error_of_adam"),
    observable="excess_of_sgd",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("whatever the step", "Adam also beats SGD with batches of 16 and the step 100", cell={"batch": 16, "sgd_step": 100.0}),
    ),
    remark=(
        "A conjecture: measured, not derived. The published comparison tunes steps on a grid whose edge SGD "
        "selects; with small batches and larger steps the gap closes or turns."
    ),
)
