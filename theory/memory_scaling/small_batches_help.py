"""Smaller batches help SGD at a fixed step and a fixed number of samples."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.small_batches_help",
    statement=(
        "At a fixed step size and number of samples, SGD with batches of 16 errs less than with batches of 1024."
    ),
    relation=Ordered(above="error_of_large_batches", below="error_of_small_batches"),
    observable="excess_of_large_batches",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("few samples suffice", "small batches err less already after 16 samples, one update", cell={"small_T": 16}),
    ),
    remark=(
        "A conjecture: measured, not derived. The loss is a mean over the batch, so a larger batch also means a "
        "smaller step per sample: with 64 times the step, large batches lose most of their excess, not all of it. "
        "The paper's panel, titled SGD, shows runs of Adam."
    ),
)
