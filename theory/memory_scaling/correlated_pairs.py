"""How many pairs of random unit vectors are correlated by more than eta: the exact expectation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import HERE
from lawbook.theory.memory_scaling.spherical_pairs import (
    CORRELATION,
    SPHERE_DIMENSION,
    VECTORS,
    pair_probability,
    pair_steps,
)


def prediction(v: SimpleNamespace) -> Any:
    return v.P * (v.P - 1) / 2 * pair_probability(v.eta, v.d)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (
            Premise("By rotation, <u, u'> is the first coordinate t of a uniform unit vector."),
            Premise("Its density is Gamma(d/2) / (sqrt(pi) Gamma((d-1)/2)) (1 - t^2)^((d-3)/2), even in t."),
            Premise("Expectations add over the P (P - 1) / 2 pairs, whether or not they are independent."),
        ),
        pair_steps(v.eta, v.d, v.P * (v.P - 1) / 2),
    )


LAW = Law(
    name="memory_scaling.correlated_pairs",
    statement=(
        "Of P independent uniform unit vectors in d dimensions, on average P (P - 1) / 2 times I(1 - eta^2; (d-1)/2, 1/2) "
        "pairs are correlated by more than eta."
    ),
    relation=Equals(),
    observable="correlated_pairs",
    parameters=(VECTORS, SPHERE_DIMENSION, CORRELATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "normal tail", "a correlation is normal with variance 1/d",
            lambda v: v.P * (v.P - 1) / 2 * sp.erfc(v.eta * sp.sqrt(v.d / 2)),
        ),
        Rival(
            "cap bound read as equality", "each pair with probability 2 exp(-d eta^2 / 2)",
            lambda v: v.P * (v.P - 1) * sp.exp(-v.d * v.eta**2 / 2),
        ),
        Rival(
            "one dimension too many", "I(1 - eta^2; d/2, 1/2)",
            lambda v: v.P * (v.P - 1) / 2 * pair_probability(v.eta, v.d + 1),
        ),
        Rival("Gaussian vectors", "the same for vectors that are not normalised", observable="correlated_pairs_unnormalised"),
    ),
)
