"""The order of a solver is its error's exponent, on targets that are not normal."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, equal, integer, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER, STEPS
from lawbook.theory.source import Source

ORDER = integer("p", "order of the solver: 1 Euler, 2 Heun and midpoint, 4 Runge and Kutta", low=1, high=4, typical=(1, 4))


def prediction(v: SimpleNamespace) -> Any:
    return -v.p


def derivation(v: SimpleNamespace) -> Derivation:
    h, x = sp.symbols("h x", positive=True)
    c = sp.Symbol("c", positive=True)
    where = {x: (0.3, 2), c: (0.5, 2), v.N: [10, 40], v.p: [1, 2, 4]}
    factors = {1: 1 + h * x, 2: 1 + h * x + (h * x) ** 2 / 2, 4: sum((h * x) ** k / sp.factorial(k) for k in range(5))}
    return Derivation(
        (
            Premise("A smooth field: the error after N steps of 1/N is the sum of N local errors, carried along by the flow (standard)."),
            Premise("A solver of order p has local errors of order h^(p+1), shown for linear fields: its factor is exp(h x) up to there."),
        ),
        (
            *(
                limit((sp.exp(h * x) - factor) / h ** (p + 1), x ** (p + 1) / sp.factorial(p + 1), h, 0, f"order {p}: the local error", lemma=True, where={x: (0.3, 2)})
                for p, factor in factors.items()
            ),
            equal(v.N * sp.Derivative(v.N * c * v.N ** (-v.p - 1), v.N) / (v.N * c * v.N ** (-v.p - 1)), prediction(v), "differentiate",
                  "N local errors of order N^(-p-1)", where=where, transform=lambda e: sp.simplify(e.doit())),
        ),
    )


LAW = Law(
    name="pushforward.order_of_solvers",
    statement="On a target of two unequal modes the largest error of the end map falls like N^(-p), p = 1 for Euler's rule, 2 for Heun's and the midpoint rule, 4 for Runge and Kutta's.",
    relation=Scales("N"),
    observable="size",
    parameters=(ORDER, STEPS),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("one more", "the superconvergence on normal targets, for all", lambda v: -v.p - 1),
        Rival("evaluations", "orders as the number of evaluations, 2^(p - 1): wrong at p = 4", lambda v: -(2 ** (v.p - 1))),
    ),
    remark="The closer the modes' middle is to a point of infinite slope, the more steps it takes until the order is seen.",
)
