"""The best matrix for two classes holds 2d random keys: exactly, on average, at every d."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.perceptron import PREMISES, cover_steps
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.d


def derivation(v: SimpleNamespace) -> Derivation:
    m = sp.Symbol("m", integer=True, positive=True)
    x = sp.Symbol("x", positive=True)
    return Derivation(
        (*PREMISES, Premise("The waits for each of the d heads are independent, m tosses with probability 2^-m.")),
        (
            *cover_steps(),
            equal(
                sp.Derivative(1 / (1 - x), x), 1 / (1 - x) ** 2, "differentiate",
                "sum_m m x^(m-1), the derivative of the geometric series", lemma=True, where={x: (0.1, 0.9)},
                transform=lambda e: e.doit(),
            ),
            equal(
                v.d * sp.Sum(m * sp.Rational(1, 2) ** m, (m, 1, sp.oo)), 2 * v.d, "sum",
                "d times the mean wait: x times the last line, at x = 1/2", transform=lambda e: e.doit(),
                numeric=lambda mp, at: (at[v.d] * mp.nsum(lambda k: k * mp.mpf(2) ** -k, [1, mp.inf]), 2 * at[v.d]),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.perceptron_capacity",
    statement=(
        "With two classes and the best possible matrix, the largest number of first tokens that random embeddings let a "
        "memory hold is 2d on average, exactly, at every dimension d; it is the waiting time for d heads of a fair coin."
    ),
    relation=Equals(),
    observable="prefix",
    parameters=(DIMENSION,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as many as dimensions", "d", lambda v: v.d),
        Rival("two keys less", "2 d - 2", lambda v: 2 * v.d - 2),
        Rival("parameters of the matrix", "d^2", lambda v: v.d**2),
    ),
    remark=(
        "Cover's capacity 2d is usually stated in the limit; the mean of the largest separable prefix equals it at finite d. "
        "No storage scheme q reaches a tenth of it at small error, yet the exponent of the error on Zipf's law is the same."
    ),
)
