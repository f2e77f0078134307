"""From one start, entropic annealing reaches the optimum of disambiguation more often than alternating minimisation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Ordered, Rival, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

DEGREE = integer("degree", "degree of the polynomials that are fitted", low=1, typical=(1, 4))
NOISE = real("noise", "standard deviation of the noise", low=0, typical=(0, 0.2))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.n


LAW = Law(
    name="measure_objectives.annealing_finds_more_optima",
    statement=(
        "For sign-ambiguous regression, mean-field annealing on the means of the labels followed by alternating minimisation ends at the enumerated optimum "
        "from one start more often than alternating minimisation alone from the same start, which does far less work."
    ),
    relation=Ordered(above="annealing", below="alternation"),
    observable="annealing_gain",
    parameters=(SAMPLES, DEGREE, NOISE),
    prediction=prediction,
    source=HERE,
    rivals=(Rival("always against never", "a gain of more than 0.97", lambda v: sp.Rational(97, 100) + 0 * v.n),),
    remark=(
        "A conjecture, open question Q2 of the paper made testable. Per start, not per unit of work: this method spends 60 matrix products, "
        "alternation a handful. At equal work the gain is gone: alternation restarted for 60 products reached the optimum in 96, 94, 88% "
        "of 60 problems (n = 9, 11, 14), annealing in 94, 90, 85%. Annealing nearly forgets its start, so that restarting it changes little."
    ),
)
