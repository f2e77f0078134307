"""The paper's threshold as the best one for its power weighting: refuted."""

from __future__ import annotations

from lawbook.theory import Law, Scales, restrict
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, PAPER, POWER
from lawbook.theory.memory_scaling.threshold_exponent_of_printed_size import prediction
from lawbook.theory.source import Source

LAW = Law(
    name="memory_scaling.printed_threshold_as_optimum",
    statement="With q = p^rho, rho > 0, no threshold gives a better exponent than -(alpha - 1)/(2 rho alpha + 1).",
    relation=Scales("d"),
    observable="best_error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), DIMENSION),
    prediction=prediction,
    source=Source("after Proposition 3, as recalled", PAPER, "the paper states the rate of one threshold, not that it is the best"),
    remark=(
        "Kept as the reading that the proposition invites. Measured: -0.99 where it says -0.71 (alpha = 2, rho = 0.1), -0.25 "
        "where it says -0.2 (rho = 1): see best_threshold_exponent."
    ),
)
