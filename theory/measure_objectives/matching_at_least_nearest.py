"""Matching two samples costs at least what sending each point to its nearest neighbour does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DIMENSION, HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1) + 0 * v.n


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("a b c", positive=True)
    return Derivation(
        (Premise("A matching sends every point to some point of the other sample, whose cost is at least that of the nearest one."),),
        (
            at_least(a, sp.Min(a, b, c), "one point, three candidates", lemma=True),
            equal((a + b) / (a + b), prediction(v), "simplify", "the ratio of the sums is 1 where every point is matched to its nearest: at n = 1 always"),
        ),
    )


LAW = Law(
    name="measure_objectives.matching_at_least_nearest",
    statement="The mean cost of the best matching of two samples is at least the mean cost to the nearest point of the other sample, for every pair of samples: their ratio is at least 1.",
    relation=AtLeast(),
    observable="ratio",
    parameters=(SAMPLES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("half as much again", "a ratio of at least 3/2", lambda v: sp.Rational(3, 2) + 0 * v.n),),
    remark="With law `nearest_distance_on_torus`: the Wasserstein distance of samples falls like n^(-1/d) at best.",
)
