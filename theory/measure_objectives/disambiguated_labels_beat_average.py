"""Classification: disambiguation errs less than averaging, as it does not for intervals."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Ordered, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import CONFUSION, LABELS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 2) + 0 * v.n


LAW = Law(
    name="measure_objectives.disambiguated_labels_beat_average",
    statement="In classification of four segments of [0, 1] from 30 or more candidate sets with kernel ridge weights, disambiguation by Frank-Wolfe errs less than the average of candidates in more than half of the draws.",
    relation=Ordered(above="average", below="disambiguation"),
    observable="wins",
    parameters=(SAMPLES, LABELS, CONFUSION),
    prediction=prediction,
    source=HERE,
    rivals=(Rival("nearly always", "in 97 draws of a hundred", lambda v: sp.Rational(97, 100) + 0 * v.n),),
    remark=(
        "A conjecture, with a paired sign test (a tie counts half). In about 80% of draws with uniform confusion. Alternation wins less often, in about 72%; infimum loss "
        "and average are alike here, as their votes are (law margin_of_average_vote). Intervals are otherwise: see average_beats_solved_disambiguation."
    ),
)
