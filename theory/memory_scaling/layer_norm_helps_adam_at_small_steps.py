"""Layer norm helps Adam when its step is small."""

from __future__ import annotations

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, SAMPLES

LAW = Law(
    name="memory_scaling.layer_norm_helps_adam_at_small_steps",
    statement=(
        "At step 1 and batches of 256, layer norm lowers the error of Adam without memory on Zipf's law."
    ),
    relation=Ordered(above="error_without_layer_norm", below="error_with_layer_norm"),
    observable="gain_of_layer_norm",
    parameters=(CLASSES, DIMENSION, SAMPLES),
    prediction=lambda v: sp.Integer(0),
    source=HERE,
    rivals=(
        Rival("whatever the step", "layer norm also helps at step 10, the better one", cell={"step": 10.0}),
    ),
    remark=(
        "A conjecture: measured, not derived. At step 10, the better step for Adam, layer norm hurts on Zipf's "
        "law: the published panel shows only step 1."
    ),
)
