"""Outside of the target's support a quantile moves at a constant speed, and exponentially only inside."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

LEVEL = real("u", "level of the quantile", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.6))
START = real("x", "first place of the quantile", low=1, typical=(1, 3))
END = real("y", "place at which it has arrived", low=0, high=1, low_open=True, typical=(0.7, 1))
MOVE = Premise("The gradient flow of the integral of (F_mu - F)^2 moves the quantile of level u by x' = 2 (u - F(x)).")


def prediction(v: SimpleNamespace) -> Any:
    return (v.x - 1) / (2 * (1 - v.u)) + sp.log((1 - v.u) / (v.y - v.u)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", positive=True)
    where = {v.u: (0.1, 0.6), v.x: (1.1, 3), v.y: (0.7, 0.95), z: (0.65, 1)}
    return Derivation(
        (MOVE, Premise("Above 1, F = 1 and the speed is 2 (1 - u) downwards; inside, F(x) = x and it is 2 (x - u). Below 0, by symmetry, it is 2 u.")),
        (
            equal(sp.Integral(1 / (2 * (1 - v.u)), (z, 1, v.x)), (v.x - 1) / (2 * (1 - v.u)), "integrate", "from x to 1", lemma=True, where=where),
            equal(sp.Derivative(sp.log((z - v.u) / (1 - v.u)) / 2, z), 1 / (2 * (z - v.u)), "differentiate", "time against place inside", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal((v.x - 1) / (2 * (1 - v.u)) + sp.log(1) / 2 - sp.log((v.y - v.u) / (1 - v.u)) / 2, prediction(v), "integrate", "from x to 1 and on to y", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.passage_from_outside",
    statement="Under the flow of the Cramer distance from U[0, 1] the quantile of level u goes from x > 1 to y, u < y < 1, in the time (x - 1)/(2 (1 - u)) + log((1 - u)/(y - u))/2: first at a constant speed.",
    relation=Equals(exact=True),
    observable="time",
    parameters=(LEVEL, START, END),
    conditions=(Condition("u < y < 1 < x, or equal to 1", lambda v: v.u < v.y),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponential throughout", "log((x - u)/(y - u))/2", lambda v: sp.log((v.x - v.u) / (v.y - v.u)) / 2),
        Rival("one speed", "the speed 2 outside, whatever the level", lambda v: (v.x - 1) / 2 + sp.log((1 - v.u) / (v.y - v.u)) / 2),
        Rival("the other side's speed", "2 u, as below 0", lambda v: (v.x - 1) / (2 * v.u) + sp.log((1 - v.u) / (v.y - v.u)) / 2),
    ),
    remark="The highest of n particles (u = 1 - 1/(2 n)) comes in at the speed 1/n only.",
)
