"""No method that is correct at every law asks fewer questions, on average, whatever it asks: three classes."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Procedure, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import characteristic_rate
from lawbook.theory.mode_estimation.characteristic_rate import THREE
from lawbook.theory.mode_estimation.setting import ERROR, HERE, PROBABILITIES


def formula(v: SimpleNamespace) -> Any:
    """kl(delta, 1 - delta)/R, R the characteristic rate per query."""
    return (1 - 2 * v.delta) * sp.log((1 - v.delta) / v.delta) / sp.Function("R", positive=True)(v.p[0], v.p[1], v.p[2])


def evaluate(p: Any, delta: float) -> float:
    return (1 - 2 * delta) * math.log((1 - delta) / delta) / characteristic_rate.rate(p)


def evaluate_digits(mp: Any, p: Any, delta: Any) -> Any:
    return (1 - 2 * delta) * mp.log((1 - delta) / delta) / characteristic_rate.rate_digits(mp, p)


def derivation(v: SimpleNamespace) -> Derivation:
    T, a, b, x, y = sp.symbols("T a b x y", positive=True)
    d, rate = v.delta, sp.Function("R", positive=True)
    coin = d * sp.log(d / (1 - d)) + (1 - d) * sp.log((1 - d) / d)
    inside = {d: (0.001, 0.4), rate: lambda mp, at: lambda *args: 1 + sum(args)}
    return Derivation(
        (
            Premise("Change of measure: sum over actions a of E[T_a] K_a(q) >= kl(delta, 1 - delta) for each law q of another mode, T_a the "
                    "queries spent on action a and K_a(q) what it tells from q per query."),
            Premise("Actions: one question and no more, or the whole class; any tree for three classes is one of them, begun or ended."),
            Premise("R = max over shares of the least sum of shares times K_a(q) (law `characteristic_rate`), so that E[T] R >= kl."),
        ),
        (
            equal(T * (a / T * x + b / T * y), a * x + b * y, "expand", "queries as shares of their number T = a + b", lemma=True),
            at_most(sp.Min(x, y), (a * x + b * y) / (a + b), "what the worst law leaves is at most any mean: the order of max and min does not matter "
                    "for a bound", lemma=True, where={a: (0.1, 3), b: (0.1, 3), x: (0.1, 3), y: (0.1, 3)}),
            equal(coin / rate(v.p[0], v.p[1], v.p[2]), formula(v), "expand", "kl(delta, 1 - delta)/R", where=inside),
        ),
    )


LAW = Law(
    name="mode_estimation.query_lower_bound",
    statement=(
        "A method that errs with probability at most delta at every law of three classes asks at least kl(delta, 1 - delta)/R queries on average, "
        "R the max-min of what questions tell per query."
    ),
    relation=AtLeast(),
    observable="queries",
    parameters=(PROBABILITIES, restrict(ERROR, high=0.5)),
    conditions=(THREE,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("ten times", "ten times as many", Procedure(
            formula, lambda p, delta: 10 * evaluate(p, delta), lambda mp, p, delta: 10 * evaluate_digits(mp, p, delta),
        )),
        Rival("incorrect method", "the same for elimination with c = 0.1, which is not correct", cell={"rule": "published:0.1"}),
    ),
    remark="The bound of `confidence_lower_bound` counts samples; this one counts questions. A question tells no more than its sample: R <= D.",
)
