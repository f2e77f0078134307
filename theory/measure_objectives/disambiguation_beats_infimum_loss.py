"""Interval regression at finite sample: disambiguation errs less than the infimum loss."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Ordered
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.bias_of_centres import SKEW
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 2) + 0 * v.n


LAW = Law(
    name="measure_objectives.disambiguation_beats_infimum_loss",
    statement="In regression of sin(10 x) from ten intervals with kernel ridge weights, disambiguation errs less than the infimum loss in more than half of the draws, also where the published infimum loss is corrected.",
    relation=Ordered(above="infimum_loss", below="disambiguation"),
    observable="wins",
    parameters=(SAMPLES, SKEW),
    prediction=prediction,
    source=HERE,
    remark=(
        "A conjecture, OM-B8 of sheet 09, with a paired sign test. In more than 95% of 300 draws, skewed or not, as published or corrected. The infimum loss is "
        "minimised on a grid with weights some of which are negative, so that its minima may lie at the grid's ends."
    ),
)
