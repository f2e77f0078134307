"""Least squares under a shift of the inputs, exactly at every sample size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DIMENSION, HERE

ROWS = integer("n", "number of rows", low=4, typical=(10, 60))
SHIFT = real("tau", "tr(S_test S_train^-1)", r"\tau", low=0, low_open=True, typical=(0.5, 20))
NOISE = real("sigma", "standard deviation of the noise", r"\sigma", low=0, low_open=True, typical=(0.2, 2))
ENOUGH = Condition("n > d + 1: else the mean is infinite", lambda v: v.n > v.d + 1)


def prediction(v: SimpleNamespace) -> Any:
    return v.sigma**2 * v.tau / (v.n - v.d - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.symbols("x k", positive=True)
    density = x ** (k / 2 - 1) * sp.exp(-x / 2) / (2 ** (k / 2) * sp.gamma(k / 2))
    return Derivation(
        (
            Premise("Given the rows X, the estimate errs by (X^T X)^-1 X^T noise, of covariance sigma^2 (X^T X)^-1: the excess risk is sigma^2 tr(S_test (X^T X)^-1)."),
            Premise("X^T X is S^(1/2) W S^(1/2) with W Wishart of n degrees of freedom; by rotation symmetry E W^-1 is a multiple of the identity, and 1/(W^-1)_11 is chi-square with n - d + 1 degrees of freedom."),
        ),
        (
            equal(sp.Integral(density / x, (x, 0, sp.oo)), 1 / (k - 2), "integrate", "the mean of an inverse chi-square variable with k > 2 degrees of freedom", lemma=True,
                  where={k: (3, 12)}, transform=lambda e: sp.gammasimp(sp.simplify(sp.integrate(sp.powsimp(sp.expand(density / x)), (x, 0, sp.oo), conds="none")))),
            equal(v.sigma**2 * v.tau * (1 / (k - 2)).subs(k, v.n - v.d + 1), prediction(v), "substitute", "k = n - d + 1", where={v.n: [12, 30], v.d: [1, 3, 5]}),
        ),
    )


LAW = Law(
    name="measure_objectives.excess_risk_under_covariate_shift",
    statement="Least squares on n rows with normal inputs of covariance S_train and noise sigma has at S_test a mean excess risk of sigma^2 tr(S_test S_train^-1)/(n - d - 1).",
    relation=Equals(),
    observable="excess",
    parameters=(ROWS, DIMENSION, SHIFT, NOISE),
    conditions=(ENOUGH,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("fixed design", "sigma^2 tr(S_test S_train^-1)/n", lambda v: v.sigma**2 * v.tau / v.n),
        Rival("no shift", "sigma^2 d/(n - d - 1), whatever the shift", lambda v: v.sigma**2 * v.d / (v.n - v.d - 1)),
        Rival("degrees of freedom", "n - d in the denominator", lambda v: v.sigma**2 * v.tau / (v.n - v.d)),
    ),
)
