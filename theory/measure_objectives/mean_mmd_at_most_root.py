"""The mean discrepancy is below the root of the mean square."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Equals, Law, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives import mmd_of_empirical_measure as squared
from lawbook.theory.measure_objectives.setting import BANDWIDTH, DIMENSION, HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(squared.prediction(v))


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, r = sp.symbols("a b r", positive=True)
    where = {a: (0.1, 3), b: (0.1, 3), r: (0.05, 0.95), v.n: [1, 5, 50], v.d: [1, 3], v.h: (0.3, 3)}
    two = r * a**2 + (1 - r) * b**2
    return Derivation(
        (squared.KERNEL, squared.DRAWS),
        (
            equal(
                two - (r * a + (1 - r) * b) ** 2, r * (1 - r) * (a - b) ** 2, "expand",
                "a mean square less the squared mean is a variance, >= 0 (here of two values)", lemma=True, where=where,
            ),
            at_most((r * a + (1 - r) * b) ** 2, two, "so E MMD is at most the root of E MMD^2", lemma=True, where=where, witness=r * (1 - r) * (a - b) ** 2),
            equal(sp.sqrt(squared.prediction(v)), prediction(v), "substitute", "law `mmd_of_empirical_measure`", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.mean_mmd_at_most_root",
    statement="The discrepancy of n draws of N(0, I_d) from their law is on average at most the root of (1 - (h^2/(h^2 + 2))^(d/2))/n.",
    relation=AtMost(),
    observable="root",
    parameters=(SAMPLES, DIMENSION, BANDWIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("equality", "the mean of the root is the root of the mean", relation=Equals()),
        Rival("unbiased", "at most zero, as the unbiased estimate has it", lambda v: 0 * v.n * v.h * v.d),
    ),
    remark="At d = 3, h = 1.5, n = 50 the ratio is .97: a test of means against this root would refute a correct simulator.",
)
