"""Elimination by Kullback-Leibler divergence keeps the mode."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.error_exponent_of_elimination import rate, rate_steps
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.delta


def derivation(v: SimpleNamespace) -> Derivation:
    n = sp.Symbol("n", integer=True, positive=True)
    x = sp.Symbol("x", positive=True)
    a = (1 + x) / 2
    where = {v.m: [2, 3, 10], v.delta: (1e-6, 0.5)}
    return Derivation(
        (
            Premise("The rule drops y after sample n where s kl(N_max/s, 1/2) > ln(pi^2 n^2 m/(6 delta)), s = N_max + N_y."),
            Premise("Given s, the count of a rival of the mode is binomial with parameter at most 1/2: Chernoff's bound is e^(-s kl)."),
        ),
        (
            *rate_steps(),
            equal(a * sp.log(2 * a) + (1 - a) * sp.log(2 * (1 - a)), rate(x), "expand", "the rate is kl(a, 1/2), a = (1 + x)/2", lemma=True,
                  where={x: (0.01, 0.95)}),
            equal(
                (v.m - 1) * sp.Sum(6 * v.delta / (sp.pi**2 * n**2 * v.m), (n, 1, sp.oo)), (v.m - 1) * v.delta / v.m, "sum",
                "union over samples and rivals", where=where,
            ),
            at_most((v.m - 1) * v.delta / v.m, prediction(v), "m - 1 <= m", witness=v.delta / v.m, where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.optimal_elimination_validity",
    statement=(
        "Elimination that drops y where (N_max + N_y) kl(N_max/(N_max + N_y), 1/2) exceeds ln(pi^2 n^2 m/(6 delta)) drops the mode with "
        "probability at most delta, at every law."
    ),
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("calibrated constant", "the same for the published rule with c = 0.3", cell={"rule": "published:0.3"}),),
)
