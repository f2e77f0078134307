"""The Hebbian prediction for SGD's best step: refuted."""

from __future__ import annotations

from lawbook.theory import Law, Scales
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE

LAW = Law(
    name="memory_scaling.best_step_hebbian_scaling",
    statement=(
        "The best step size of SGD grows like d^alpha at a fixed number of samples, as the best step of its "
        "Hebbian approximation does."
    ),
    relation=Scales("d"),
    observable="best_step",
    parameters=(EXPONENT, DIMENSION),
    prediction=lambda v: v.alpha,
    source=HERE,
    remark=(
        "Kept as refuted. As a storage scheme, q_gamma is best at step times samples proportional to M d^alpha; "
        "real SGD corrects its own errors, which makes its best step of order 1 for every d and number of "
        "samples."
    ),
)
