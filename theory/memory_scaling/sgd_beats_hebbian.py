"""SGD with a good step beats stored memories made from the same samples."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.sgd_beats_hebbian",
    statement=(
        "On Zipf's law with exponent 2, one pass of SGD with step 3 errs less than each of the memories that "
        "store counts, their power 1/4, logarithms of counts, all seen tokens, or the d/8 most frequent ones."
    ),
    relation=Ordered(above="error_of_hebbian_schemes", below="error_of_sgd"),
    observable="excess_of_hebbian",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("whatever the step", "the same for a step of 0.01", cell={"step": 0.01}),
    ),
    remark=(
        "A conjecture: measured, not derived. SGD corrects interference that storage schemes, which weigh tokens "
        "independently, cannot see."
    ),
)
