"""Storing a fixed multiple of d tokens: a floor that no dimension lowers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE
from lawbook.theory.memory_scaling.student import normal_tail

MULTIPLE = real("kappa", "number of stored tokens over d", r"\kappa", low=0, low_open=True, typical=(0.1, 3))


def prediction(v: SimpleNamespace) -> Any:
    return sp.erfc(1 / sp.sqrt(2 * v.kappa)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    a, P, d = v.alpha, sp.Symbol("P", positive=True), sp.Symbol("d", positive=True)
    x = sp.Symbol("x", positive=True)
    where = {v.kappa: (0.1, 3), a: (1.3, 3.2), P: (1, 100), d: (1, 100)}
    return Derivation(
        (
            Premise("q = 1 on the P = kappa d most frequent tokens: each has the share 1/P of the energy."),
            Premise("Two classes: a stored token errs with the probability that Student's variable exceeds sqrt(d/(P - 1)) (law "
                    "error_of_two_classes), in a large dimension a normal one."),
        ),
        (
            limit(
                sp.sqrt(d / (v.kappa * d - 1)), 1 / sp.sqrt(v.kappa), d, sp.oo, "the signal of a stored token does not grow with d",
                lemma=True, where=where,
            ),
            equal(
                sp.Integral(x**-a, (x, P, sp.oo)), P ** (1 - a) / (a - 1), "integrate",
                "the mass of the tokens that are not stored, in units of p(1), vanishes with growing P", lemma=True,
                where={a: (1.6, 3.2), P: (1, 100)}, transform=lambda e: sp.simplify(e.doit(conds="none")),
                numeric=lambda mp, at: (
                    mp.quad(lambda y: mp.exp((1 - at[a]) * y), [mp.log(at[P]) + y / (at[a] - 1) for y in (0, 1, 2, 5, 10, 20, 50, 100, 200)]),
                    at[P] ** (1 - at[a]) / (at[a] - 1),
                ),
            ),
            equal(normal_tail(1 / sp.sqrt(v.kappa)), prediction(v), "substitute", "what is left: Phi(-1/sqrt(kappa))", where=where),
        ),
    )


LAW = Law(
    name="memory_scaling.threshold_floor",
    statement=(
        "With two classes, storing the kappa d most frequent tokens alike leaves an error of Phi(-1/sqrt(kappa)) however large d is."
    ),
    relation=Asymptotic("d"),
    observable="error",
    parameters=(EXPONENT, MULTIPLE, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice the noise", "Phi(-1/sqrt(2 kappa))", lambda v: sp.erfc(1 / (2 * sp.sqrt(v.kappa))) / 2),
        Rival("half the noise", "Phi(-sqrt(2/kappa))", lambda v: sp.erfc(1 / sp.sqrt(v.kappa)) / 2),
    ),
    remark=(
        "15.9 % at P = d. At P = d/8, as in the paper's figures, the floor is 0.23 % for two classes and 0.0015 % for five: invisible "
        "there, and yet no rate."
    ),
)
