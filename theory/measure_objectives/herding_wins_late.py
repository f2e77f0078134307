"""Equal weights beat the exact line search, in the long run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Law, Ordered, Rival, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.herding_at_most import ATOMS
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

LATE = Condition("k >= 1000", lambda v: v.k >= 1000)


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0) * v.k


LAW = Law(
    name="measure_objectives.herding_wins_late",
    statement="After a thousand atoms and more, herding (step 1/k) is nearer in MMD to N(0, 1) than Frank-Wolfe with exact line search, Gaussian kernel.",
    relation=Ordered(above="line_search", below="herding"),
    observable="advantage",
    parameters=(restrict(ATOMS, typical=(1000, 3000)), BANDWIDTH),
    conditions=(LATE,),
    prediction=prediction,
    source=HERE,
    rivals=(
        Rival("line search always better", "the other way round", lambda v: sp.Integer(1) + 0 * v.k),
    ),
    remark="A conjecture. Line search is greedy: it wins for the first hundred atoms and then creeps like 1/k, where herding falls nearly like k^-2.",
)
