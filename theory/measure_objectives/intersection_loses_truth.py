"""With noisy sets their intersection loses the truth, sooner or later."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import INDEPENDENT, MISSING, SHARE


def prediction(v: SimpleNamespace) -> Any:
    return 1 - sp.exp(v.n * sp.log(1 - v.p * v.eta))  # digits of a small chance are kept


def derivation(v: SimpleNamespace) -> Derivation:
    s = sp.Symbol("s", integer=True, nonnegative=True)
    where = {v.n: [1, 3, 6], v.p: (0.1, 0.9), v.eta: (0.02, 0.5)}
    return Derivation(
        (INDEPENDENT,),
        (
            equal(1 - sp.Sum(sp.binomial(v.n, s) * v.p**s * (1 - v.p) ** (v.n - s) * (1 - v.eta) ** s, (s, 0, v.n)), prediction(v), "sum",
                  "over the number s of sets seen at the input, all of which hold the truth", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.intersection_loses_truth",
    statement="After n noisy sets the intersection of those at an input of probability p no longer holds the truth with probability 1 - (1 - p eta)^n, which tends to 1.",
    relation=Equals(),
    observable="lost",
    parameters=(SAMPLES, SHARE, MISSING),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one set", "eta, as if the noise did not add up", lambda v: v.eta + 0 * v.n),
        Rival("union bound", "n p eta", lambda v: sp.Min(1, v.n * v.p * v.eta)),
    ),
)
