"""Is the spread about the data of order 1/N after N steps? The weights are; the spread is far smaller."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Law, Rival, Scales
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.atoms_in_few_steps import ATOM
from lawbook.theory.pushforward.setting import HERE, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(-1)


LAW = Law(
    name="pushforward.spread_after_few_steps_as_supposed",
    statement=(
        "Data on a and -a with equal weights: the variance that outputs of Euler's rule with N equal steps on the linear path still lack falls like 1/N, as the collapse to the mean "
        "at N = 1 goes over to two points."
    ),
    relation=Scales("N"),
    observable="missing",
    parameters=(ATOM, STEPS),
    prediction=prediction,
    source=HERE,
    rivals=(Rival("no progress", "it does not fall", lambda v: sp.Integer(0)),),
    remark=(
        "Refuted: at a = 1 it is 0.61, 0.073, 0.0012 for N = 2, 4, 8, and falls faster than any power. The map's slope at 0 is the product of the steps' factors, of which those near "
        "the end (step k) are of order a^2 N^2/(N - k)^3, more than 1. What is of order 1/N is the error of unequal weights (law `imbalance_after_euler_flow`)."
    ),
)
