"""A quantile's way through a logistic target: constant speed in the tail, then exponential at the rate 2 p."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import LEVEL, MOVE
from lawbook.theory.measure_objectives.setting import HERE

START = real("x", "first place of the quantile", typical=(2, 6))
END = real("y", "place at which it has arrived", typical=(0.6, 1.9))


def share(z: Any) -> Any:
    return 1 / (1 + sp.exp(-z))


def primitive(f: Any, u: Any) -> Any:
    return (sp.log(f - u) / (u * (1 - u)) - sp.log(f) / u - sp.log(1 - f) / (1 - u)) / 2


def prediction(v: SimpleNamespace) -> Any:
    return primitive(share(v.x), v.u) - primitive(share(v.y), v.u)


def derivation(v: SimpleNamespace) -> Derivation:
    f, z = sp.symbols("f z", positive=True)
    where = {v.u: (0.1, 0.5), v.x: (2, 6), v.y: (0.6, 1.9), f: (0.6, 0.95), z: (0.1, 4)}
    low, high = share(v.y), share(v.x)
    return Derivation(
        (MOVE, Premise("The logistic law has F(x) = 1/(1 + exp(-x)), density F (1 - F).")),
        (
            equal(sp.Derivative(share(z), z), share(z) * (1 - share(z)), "differentiate", "the density", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit() - share(z) * (1 - share(z))) + share(z) * (1 - share(z))),
            equal(sp.Derivative(primitive(f, v.u), f), 1 / (2 * (f - v.u) * f * (1 - f)), "differentiate", "time against F: dt = dF/(2 (F - u) F (1 - F)), in partial fractions", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e.doit()))),
            equal(
                (sp.log((high - v.u) / (low - v.u)) / (v.u * (1 - v.u)) - sp.log(high / low) / v.u - sp.log((1 - high) / (1 - low)) / (1 - v.u)) / 2, prediction(v),
                "expand", "between F(y) and F(x)", where=where,
            ),
        ),
    )


LAW = Law(
    name="measure_objectives.passage_of_logistic_quantile",
    statement="Under the flow of the Cramer distance from the logistic law the quantile of level u goes from x to y < x, F(y) > u, in the time G(F(x)) - G(F(y)), G(f) = (log(f - u)/(u (1 - u)) - log(f)/u - log(1 - f)/(1 - u))/2.",
    relation=Equals(exact=True),
    observable="time",
    parameters=(LEVEL, START, END),
    conditions=(Condition("y < x and F(y) > u", lambda v: (v.y < v.x) & (1 > v.u * (1 + 2.718281828459045 ** (-v.y)))),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("at its late rate", "log of the ratio of distances over 2 u (1 - u)", lambda v: sp.log((v.x - sp.log(v.u / (1 - v.u))) / (v.y - sp.log(v.u / (1 - v.u)))) / (2 * v.u * (1 - v.u))),
        Rival("at its first speed", "(x - y)/(2 (1 - u))", lambda v: (v.x - v.y) / (2 * (1 - v.u))),
    ),
    remark="From far away (x - y)/(2 (1 - u)), near the end exponential at the rate 2 u (1 - u) = 2 p: linear convergence, no local minimum.",
)
