"""The flow of optimally paired points is exact at any number of steps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, STEPS, TARGET_DEVIATION


def prediction(v: SimpleNamespace) -> Any:
    return v.sigma


def derivation(v: SimpleNamespace) -> Derivation:
    t, k = sp.Symbol("t", positive=True), sp.Symbol("k", integer=True, nonnegative=True)
    field = (v.sigma - 1) / (1 + t * (v.sigma - 1))
    where = {v.sigma: (0.3, 3), v.N: [1, 2, 7], t: (0, 1), k: [0, 1, 5]}
    step = 1 + (v.sigma - 1) / (1 + k / v.N * (v.sigma - 1)) / v.N
    level = v.N + k * (v.sigma - 1)
    return Derivation(
        (Premise("Pairs (z, sigma z) lie on lines x = (1 + t (sigma - 1)) z; the field is (sigma - 1) z = (sigma - 1)/(1 + t (sigma - 1)) x."),),
        (
            equal(field * (1 + t * (v.sigma - 1)), v.sigma - 1, "expand", "constant along each line: no error at any step", lemma=True, where=where),
            equal(step, (level + v.sigma - 1) / level, "expand", "Euler's step k: a telescoping product", lemma=True, where=where),
            equal((level / v.N).subs(k, v.N), prediction(v), "substitute", "after N steps", where=where),
        ),
    )


LAW = Law(
    name="pushforward.displacement_needs_one_step",
    statement=(
        "The flow of optimally paired noise and data, x = (1 - t) z + t T(z), is exact under Euler's method with any number N of steps, one included: from N(0, 1) to "
        "N(0, sigma^2) the deviation is sigma."
    ),
    relation=Equals(exact=True),
    observable="deviation",
    parameters=(TARGET_DEVIATION, STEPS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("independent pairs", "the same for independent noise and data", observable="independent"),
        Rival("first order", "an error of order 1/N, as for independent pairs", lambda v: v.sigma * (1 - (sp.Rational(1, 2) + sp.pi / 8 * (v.sigma + 1 / v.sigma)) / (v.N + 2))),
    ),
)
