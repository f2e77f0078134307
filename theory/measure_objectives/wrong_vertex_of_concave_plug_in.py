"""Where the Bayes risk outweighs the discrepancy, plug-in minimisers sit at a vertex, and err exponentially seldom."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy import stats

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Procedure,
    Rival,
    equal,
    real,
    restrict,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.interpolation import OBJECTIVE, SHARE, WEIGHT, objective
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

LOW = real("low", "least mass of label 1", low=0, high=1, typical=(0, 0.3))
HIGH = real("high", "largest mass of label 1", low=0, high=1, typical=(0.7, 1))


def threshold(v: SimpleNamespace) -> Any:
    """The share above which the upper end is the better one."""
    return ((2 * v.theta - 1) * (v.low + v.high) + 1 - v.theta) / (2 * v.theta)


CLEAR = Condition("low < high, and c below the threshold share at which both ends tie", lambda v: v.low < v.high and v.c < threshold(v))


def formula(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, nonnegative=True)
    return sp.Sum(sp.binomial(v.n, k) * v.c**k * (1 - v.c) ** (v.n - k), (k, sp.floor(v.n * threshold(v)) + 1, v.n))


def evaluate(theta: float, c: float, n: int, low: float, high: float) -> float:
    edge = float(threshold(SimpleNamespace(theta=float(theta), low=float(low), high=float(high))))
    return float(stats.binom.sf(math.floor(int(n) * edge + 1e-12), int(n), float(c)))


def evaluate_digits(mp: Any, theta: Any, c: Any, n: int, low: Any, high: Any) -> Any:
    n, c = int(n), mp.mpf(c)
    edge = int(mp.floor(n * threshold(SimpleNamespace(theta=mp.mpf(theta), low=mp.mpf(low), high=mp.mpf(high))) + mp.mpf(10) ** -12))
    return mp.fsum(mp.binomial(n, k) * c**k * (1 - c) ** (n - k) for k in range(edge + 1, n + 1))


def derivation(v: SimpleNamespace) -> Derivation:
    centre, m = sp.symbols("centre m", positive=True)
    where = {v.theta: (0.1, 0.45), v.low: (0.01, 0.3), v.high: (0.6, 0.99), centre: (0.1, 0.9), m: (0.1, 0.9), v.c: [0.3], v.n: [5, 12]}
    gap = objective(v.high, centre, v.theta) - objective(v.low, centre, v.theta)

    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        value = evaluate_digits(mp, at[v.theta], at[v.c], int(at[v.n]), at[v.low], at[v.high])
        return 1 - (1 - value), value

    k = sp.Symbol("k", integer=True, nonnegative=True)
    below = sp.Sum(sp.binomial(v.n, k) * v.c**k * (1 - v.c) ** (v.n - k), (k, 0, sp.floor(v.n * threshold(v))))
    return Derivation(
        (OBJECTIVE, Premise("For theta <= 1/2 F is concave, and least at an end. At c itself the lower end is the better one.")),
        (
            equal(gap, 2 * v.theta * (v.high - v.low) * (threshold(v) - centre), "factor", "the upper end is better exactly where c_n exceeds the threshold", lemma=True, where=where,
                  transform=sp.expand),
            equal(1 - below, formula(v), "sum", "the chance that c_n does, binomial", where=where, numeric=both, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.wrong_vertex_of_concave_plug_in",
    statement="For theta <= 1/2 the plug-in minimiser is an end of the interval, and the wrong one with the probability that a binomial share exceeds ((2 theta - 1)(low + high) + 1 - theta)/(2 theta): exponentially small in n.",
    relation=Equals(),
    observable="wrong",
    parameters=(restrict(WEIGHT, high=0.5, typical=(0.2, 0.5)), SHARE, SAMPLES, LOW, HIGH),
    conditions=(CLEAR,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("parametric", "of order 1/n: c (1 - c)/(n (threshold - c)^2), by Chebyshev", lambda v: v.c * (1 - v.c) / (v.n * (threshold(v) - v.c) ** 2)),
        Rival("half", "compares c_n with 1/2 at every theta", Procedure(
            formula, lambda theta, c, n, low, high: float(stats.binom.sf(int(n) // 2, int(n), float(c))),
            lambda mp, theta, c, n, low, high: mp.mpf(float(stats.binom.sf(int(n) // 2, int(n), float(c)))))),
    ),
)
