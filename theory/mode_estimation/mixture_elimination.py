"""Elimination by a one-sided mixture keeps the mode, without a union over samples."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_least, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, ERROR, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.delta


def derivation(v: SimpleNamespace) -> Derivation:
    u, w = sp.symbols("u w", nonnegative=True)  # theta = 1/2 + u, theta_0 = 1/2 - w
    theta, null = sp.Rational(1, 2) + u, sp.Rational(1, 2) - w
    x = sp.Symbol("x", positive=True)
    half = {u: (0, sp.Rational(1, 2)), w: (0, sp.Rational(1, 2))}
    return Derivation(
        (
            Premise("Of the s = N_1 + N_j samples on the classes 1 and j, each is j with probability theta_0 <= 1/2."),
            Premise("The rule drops the mode for j where M = 2^(s+1) int_(1/2)^1 theta^(N_j) (1 - theta)^(N_1) dtheta >= m/delta."),
            Premise("Ville: a non-negative supermartingale of mean 1 at the start ever reaches K with probability at most 1/K."),
        ),
        (
            at_least(1 - 2 * (theta * null + (1 - theta) * (1 - null)), sp.Integer(0),
                     "one step multiplies the mean by 2 (theta theta_0 + (1 - theta)(1 - theta_0)) = 1 - 4 u w <= 1", lemma=True,
                     witness=4 * u * w, where=half),
            equal(2 * sp.Integral(1, (x, sp.Rational(1, 2), 1)), sp.Integer(1), "integrate", "a mixture of mean 1: uniform on [1/2, 1]", lemma=True),
            equal(sp.Sum(v.delta / v.m, (sp.Symbol("j", integer=True), 2, v.m)), (v.m - 1) * v.delta / v.m, "sum", "union over the rivals alone",
                  where={v.m: [2, 3, 10], v.delta: (1e-6, 0.5)}),
            at_most((v.m - 1) * v.delta / v.m, prediction(v), "m - 1 <= m", witness=v.delta / v.m,
                    where={v.m: [2, 3, 10], v.delta: (1e-6, 0.5)}),
        ),
    )


LAW = Law(
    name="mode_estimation.mixture_elimination",
    statement=(
        "Elimination that drops y where 2^(s+1) times the integral of theta^(N_max) (1 - theta)^(N_y) over theta in [1/2, 1] reaches m/delta, "
        "s = N_max + N_y, drops the mode with probability at most delta, at every law."
    ),
    relation=AtMost(),
    observable="wrong_elimination",
    parameters=(CLASSES, ERROR),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("calibrated constant", "the same for the published rule with c = 0.3", cell={"rule": "published:0.3"}),
        Rival("without the union", "at most delta/(2 m)", lambda v: v.delta / (2 * v.m)),
    ),
    remark=(
        "Needs 1.6 to 4 times fewer samples at practical delta than the rule with a union over samples. It must be one-sided: a mixture over "
        "all theta is a martingale at theta_0 = 1/2 only."
    ),
)
