"""The rate of storing the first d tokens, as printed in the paper's table: refuted."""

from __future__ import annotations

from lawbook.theory import Law, Scales
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, PAPER
from lawbook.theory.source import Source

LAW = Law(
    name="memory_scaling.threshold_at_dimension_as_printed",
    statement="With infinitely many Zipf tokens, storing the d most frequent ones alike errs like d^(1 - alpha).",
    relation=Scales("d"),
    observable="error",
    parameters=(EXPONENT, DIMENSION),
    prediction=lambda v: 1 - v.alpha,
    source=Source("Table 1, as recalled", PAPER),
    remark=(
        "Kept as printed. The d stored tokens fill the memory: each keeps an error of 15.9 % (two classes) at every d (law "
        "threshold_floor). The rate needs fewer of them, at most of order d/log d."
    ),
)
