"""Disambiguation against the plain average of centres, in the setting of the published figure."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.bias_of_centres import SKEW
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 2) + 0 * v.n


LAW = Law(
    name="measure_objectives.disambiguation_beats_average_as_supposed",
    statement="In regression of sin(10 x) from ten skewed intervals with kernel ridge weights, disambiguation errs less than the regression on centres, which the figure leaves out, in more than half of the draws.",
    relation=Ordered(above="average", below="disambiguation"),
    observable="wins",
    parameters=(SAMPLES, SKEW),
    prediction=prediction,
    source=HERE,
    rivals=(Rival("nearly always", "in nine draws of ten", lambda v: sp.Rational(9, 10) + 0 * v.n),),
    remark=(
        "Refuted: as published it wins in 39% of 4000 draws (full level), followed to its end in 20% (quick). Averaging is biased by 2/3 (law bias_of_centres), but the ridge "
        "shrinks it back, and the sets do not identify the label (law width_of_skewed_intervals)."
    ),
)
