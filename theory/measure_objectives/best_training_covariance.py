"""The best law to train on is not the law of the test."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, SPECTRUM

BUDGET = real("c", "trace of the training covariance", low=0, low_open=True, typical=(0.5, 5))
POSITIVE = Condition("positive eigenvalues", lambda v: bool((v.spectrum > 0).all()))


def trace(v: SimpleNamespace, power: Any) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(v.spectrum[i] ** power, (i, 0, v.d - 1))


def prediction(v: SimpleNamespace) -> Any:
    return trace(v, sp.Rational(1, 2)) ** 2 / v.c


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, x, y = sp.symbols("a b x y", positive=True)
    slack = (a / x + b / y) * (x + y) - (sp.sqrt(a) + sp.sqrt(b)) ** 2
    return Derivation(
        (
            Premise("By law `excess_risk_under_covariate_shift` the risk is proportional to tr(S_test S_train^-1); at given eigenvalues it is least when both are diagonal in the same basis (von Neumann's trace inequality)."),
        ),
        (
            at_least((a / x + b / y) * (x + y), (sp.sqrt(a) + sp.sqrt(b)) ** 2, "Cauchy and Schwarz, two directions; any number by induction", lemma=True,
                     witness=(sp.sqrt(a * y / x) - sp.sqrt(b * x / y)) ** 2),
            equal(slack.subs({x: sp.sqrt(a), y: sp.sqrt(b)}), 0, "expand", "with equality where the training variances are proportional to the roots", lemma=True, transform=sp.expand),
            equal(trace(v, sp.Rational(1, 2)) * trace(v, sp.Rational(1, 2)) / v.c, prediction(v), "expand", "all directions, at trace c"),
        ),
    )


LAW = Law(
    name="measure_objectives.best_training_covariance",
    statement="Among training covariances of trace c, tr(S_test S_train^-1) is least at S_train proportional to S_test^(1/2), with the value (tr S_test^(1/2))^2/c.",
    relation=Equals(exact=True),
    observable="cost",
    parameters=(SPECTRUM, BUDGET),
    conditions=(POSITIVE,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("train as you test", "d tr(S_test)/c, at S_train proportional to S_test", lambda v: v.d * trace(v, 1) / v.c),
        Rival("train uniformly", "d tr(S_test)/c as well for white inputs; here the mean of both forms", lambda v: (trace(v, sp.Rational(1, 2)) ** 2 + v.d * trace(v, 1)) / (2 * v.c)),
    ),
    remark="An objective on training measures in closed form. Training on the test law costs up to d times more; uniform inputs cost exactly as much as it.",
)
