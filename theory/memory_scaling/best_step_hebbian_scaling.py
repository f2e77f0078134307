"""The Hebbian prediction for SGD's best step: refuted."""

from __future__ import annotations

from lawbook.theory import Equals, Law, real
from lawbook.theory.memory_scaling.setting import EXPONENT, HERE

FACTOR = real("c", "factor by which the dimension grows", low=1, low_open=True, typical=(1.5, 20))

LAW = Law(
    name="memory_scaling.best_step_hebbian_scaling",
    statement=(
        "The best step size of SGD grows like d^alpha at a fixed number of samples, as the best step of its "
        "Hebbian approximation does: c times the dimension, c^alpha times the step."
    ),
    relation=Equals(),
    observable="growth",
    parameters=(EXPONENT, FACTOR),
    prediction=lambda v: v.c**v.alpha,
    source=HERE,
    remark=(
        "Kept as refuted. As a storage scheme, q_gamma is best at step times samples proportional to M d^alpha; "
        "real SGD corrects its own errors, which keeps its best step of order 1 to 10: eight times the dimension "
        "hardly doubles it, where this says 64 times."
    ),
)
