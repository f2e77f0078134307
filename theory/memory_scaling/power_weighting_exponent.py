"""The exponent of the error of storing by a power of the frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.power_weighting import PREMISES, SUMMABLE, mellin_exponent, rank_steps
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, EXPONENT, HERE, POWER
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return -(v.alpha - 1) / (2 * v.rho * v.alpha)


def derivation(v: SimpleNamespace) -> Derivation:
    constant, d = sp.Symbol("K", positive=True), sp.Symbol("d", positive=True)
    a = mellin_exponent(v)
    where = {v.alpha: (1.3, 3.2), v.rho: (0.6, 1.4), constant: (0.1, 1), d: (10, 1000)}
    return Derivation(
        PREMISES,
        (
            *rank_steps(v),
            limit(
                sp.log(constant * d ** (-a / 2)) / sp.log(d), -a / 2, d, sp.oo,
                "the error is a constant, the integral over s, times d^(-a/2): its exponent", lemma=True, where=where,
            ),
            equal(-mellin_exponent(v) / 2, prediction(v), "expand", "a = (alpha - 1)/(rho alpha)", where=where),
        ),
    )


LAW = Law(
    name="memory_scaling.power_weighting_exponent",
    statement=(
        "With infinitely many Zipf tokens and q = p^rho, 2 rho alpha > 1, the error falls like d^(-(alpha - 1)/(2 rho alpha)), "
        "for any fixed number of classes."
    ),
    relation=Scales("d"),
    observable="error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), CLASSES, DIMENSION),
    conditions=(SUMMABLE,),
    prediction=prediction,
    source=Source("derived here", HERE.paper, "after the paper's Proposition 2 as recalled"),
    derivation=derivation,
    rivals=(
        Rival("square forgotten", "-(alpha - 1)/(rho alpha)", lambda v: 2 * prediction(v)),
        Rival("whatever the power", "-(alpha - 1)/(2 alpha), the exponent at rho = 1", lambda v: prediction(v) * v.rho),
        Rival("rate of a threshold", "1 - alpha", lambda v: 1 - v.alpha),
    ),
)
