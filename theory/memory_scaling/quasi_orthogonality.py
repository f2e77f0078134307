"""Many nearly orthogonal vectors: the lemma behind memories that are exponential in the dimension."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import AtMost, Condition, Derivation, Law, Premise, Rival, at_most, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import HERE
from lawbook.theory.memory_scaling.spherical_pairs import SPHERE_DIMENSION, VECTORS, pair_probability


def prediction(v: SimpleNamespace) -> Any:
    return 1 - 1 / v.P


def derivation(v: SimpleNamespace) -> Derivation:
    P, d = v.P, v.d
    x = sp.Symbol("x", positive=True)
    eta = 2 * sp.sqrt(sp.log(P) / d)
    pairs = P * (P - 1) / 2
    cap = pair_probability(sp.sqrt(x), d)
    union = pairs * pair_probability(eta, d)
    bound = pairs * 2 * sp.exp(-d * eta**2 / 2)
    tame = {x: (0.01, 0.99), d: [2, 3, 5, 10, 30, 100]}
    return Derivation(
        (
            Premise("P independent uniform unit vectors; some pair is correlated by more than eta = 2 sqrt(log P / d)."),
            Premise("Union bound: at most the expected number of such pairs (law `correlated_pairs`)."),
        ),
        (
            at_most(
                cap, 2 * sp.exp(-d * x / 2),
                "two spherical caps of height sqrt(x): each has measure at most exp(-d x / 2)",
                lemma=True, where=tame,
            ),
            at_most(
                union, bound, "the lemma at x = eta^2 < 1, for each of the pairs",
                where={P: [3, 4, 7, 20, 100], d: [20, 40, 100, 300]},
            ),
            equal(bound, 1 - 1 / P, "expand", "d eta^2 / 2 = 2 log P", transform=sp.simplify),
        ),
    )


LAW = Law(
    name="memory_scaling.quasi_orthogonality",
    statement=(
        "P random unit vectors fail to be quasi-orthogonal, some pair being correlated by more than 2 sqrt(log P / d), "
        "with probability at most 1 - 1/P; so P such vectors exist."
    ),
    relation=AtMost(),
    observable="failures",
    parameters=(restrict(VECTORS, low=3), SPHERE_DIMENSION),
    conditions=(
        Condition(
            "d > 4 log(P): otherwise 2 sqrt(log P / d) >= 1 and nothing is claimed",
            lambda v: 4 * np.log(v.P) < v.d,
        ),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "half the angle", "the same probability for correlations above sqrt(log P / d)", observable="failures_at_half"
        ),
    ),
    remark=(
        "The proof gives only a positive probability, 1/P; random vectors in fact almost always succeed, because the "
        "union bound wastes a factor of order sqrt(log P). With sqrt(6 log P / d) the same bound gives 1 - 1/P."
    ),
)
