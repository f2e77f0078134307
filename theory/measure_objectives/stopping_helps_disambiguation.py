"""Disambiguation as published is better than what it converges to."""

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
    name="measure_objectives.stopping_helps_disambiguation",
    statement="In regression of sin(10 x) from ten intervals with kernel ridge weights, the published disambiguation, stopped at steps below 1e-5, errs less than its own limit in more than half of the draws.",
    relation=Ordered(above="solved_disambiguation", below="disambiguation"),
    observable="wins",
    parameters=(SAMPLES, SKEW),
    prediction=prediction,
    source=HERE,
    rivals=(Rival("nearly always", "in 97 draws of a hundred", lambda v: sp.Rational(97, 100) + 0 * v.n),),
    remark=(
        "A conjecture; in about 83% of 300 draws. At the ridge 1e-6 the iteration contracts by 1 - 1e-5 a step, and its stop comes at a lucky time: medians of the "
        "test error over sheet 09's 60 draws are 0.237, 0.231, 0.135, 0.195 and 0.237 at tolerances 1e-3, 1e-4, 1e-5, 5e-6 and 1e-6. The sheet's 0.159 is 20000 steps."
    ),
)
