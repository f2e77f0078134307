"""The paper's data law as a rate: how fast what is unseen shrinks with the number of samples."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling import unseen_mass_of_zipf
from lawbook.theory.memory_scaling.setting import EXPONENT, PAPER, SAMPLES
from lawbook.theory.parameters import restrict
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return 1 / v.alpha - 1


def derivation(v: SimpleNamespace) -> Derivation:
    c = sp.Symbol("c", positive=True)
    where = {v.alpha: (1.2, 3.5), v.T: (2, 500)}
    power = v.T ** (1 / v.alpha - 1)
    return Derivation(
        (
            *unseen_mass_of_zipf.PREMISES,
            Premise("Law `unseen_mass_of_zipf`: the unseen mass is c T^(1/alpha - 1) up to a factor that tends to 1."),
        ),
        (
            limit(
                sp.log(c * power) / sp.log(v.T), prediction(v), v.T, sp.oo, "the slope on logarithmic axes",
                where=where | {c: (0.5, 2)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.unseen_mass_exponent",
    statement="A memory without limits on Zipf's law errs like T^(1/alpha - 1) in the number of samples.",
    relation=Scales("T"),
    observable="unseen",
    parameters=(EXPONENT, restrict(SAMPLES, low=1)),
    prediction=prediction,
    source=Source("derived here", PAPER, "the paper's Proposition 1 as recalled"),
    derivation=derivation,
    rivals=(
        Rival("the same for every alpha", "T^(-1/2)", lambda v: -sp.Rational(1, 2)),
        Rival("exponent of the memory law", "T^(1 - alpha)", lambda v: 1 - v.alpha),
        Rival("parametric rate", "1/T", lambda v: sp.Integer(-1)),
    ),
    remark="With N tokens it holds for T well below N^alpha; beyond, what is unseen vanishes exponentially.",
)
