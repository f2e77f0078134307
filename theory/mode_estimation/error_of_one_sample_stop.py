"""What elimination with a tiny constant does: it believes its first sample."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, CONSTANT, ERROR, HERE, MODE

AT_ONCE = Condition("c ln(pi^2 m/delta) < 1: one sample stops it", lambda v: v.c * np.log(np.pi**2 * v.m / v.delta) < 1)


def prediction(v: SimpleNamespace) -> Any:
    return 1 - v.p_1


def derivation(v: SimpleNamespace) -> Derivation:
    y, c, L = sp.Symbol("y", integer=True, positive=True), sp.Symbol("c", positive=True), sp.Symbol("L", positive=True)
    return Derivation(
        (
            Premise("After one sample its class has N_max = 1 and all others 0: they are dropped where 0 < 1 - sqrt(c L_1), that is c L_1 < 1."),
            Premise("The output is the class of the first sample."),
        ),
        (
            equal((1 - sp.sqrt(c * L)) * (1 + sp.sqrt(c * L)), 1 - c * L, "expand", "both have one sign", lemma=True),
            equal(sp.Sum((1 - v.p_1) / (v.m - 1), (y, 2, v.m)), prediction(v), "sum", "it is not the mode with what the others have together",
                  where={v.p_1: (0.1, 0.9), v.m: [2, 3, 20]}),
        ),
    )


LAW = Law(
    name="mode_estimation.error_of_one_sample_stop",
    statement="Where c ln(pi^2 m/delta) < 1, elimination stops after one sample and errs with probability 1 - p_1.",
    relation=Equals(),
    observable="error",
    parameters=(MODE, CLASSES, CONSTANT, ERROR),
    conditions=(AT_ONCE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("delta", "the tolerated error delta", lambda v: v.delta), Rival("a guess", "1 - 1/m", lambda v: 1 - 1 / v.m)),
    remark="At c = 0.1, m = 100 and delta = 1/8 the product is 0.897: the constant of a published figure is in this regime, with error 1/2.",
)
