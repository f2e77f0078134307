"""A contaminated law is at most sqrt(2) times the contamination away in a kernel's distance, wherever the bad points are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import FIRST_CHECK

SHARE = real("e", "share of contamination", r"\varepsilon", low=0, high=1, low_open=True, typical=(0.02, 0.5))


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(2) * v.e


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("a b c", positive=True)
    x, y = sp.symbols("x y", real=True)
    where = {a: (0, 1), b: (0, 1), c: (0, 1), x: (-2, 2), y: (-2, 2), v.e: (0.02, 0.9)}
    return Derivation(
        (
            Premise("In the kernel's space laws are points and mixtures lie on segments: (1 - e) mu + e Q is e MMD(mu, Q) away from mu."),
            Premise("a, b, c: means of a kernel with values in [0, 1] within mu, within Q and between: MMD(mu, Q)^2 = a + b - 2 c."),
            Premise("Fitting a convex model by least MMD does not expand distances (law `projection_does_not_expand`): the fit moves by no more."),
        ),
        (
            equal((1 - v.e) * x + v.e * y - x, v.e * (y - x), "expand", "one coordinate", lemma=True, where=where, transform=sp.factor),
            at_most(a + b - 2 * c, 2, "two unit masses far apart are the farthest", lemma=True, where=where),
            at_most(v.e * sp.sqrt(2 - 2 * c), prediction(v), "the distance", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.contamination_at_most",
    statement="A share e of contamination, wherever it lies, moves a law by at most sqrt(2) e in the MMD of a kernel with values in [0, 1], and the fit of a convex model by least MMD by no more.",
    relation=AtMost(),
    observable="shift",
    parameters=(SHARE,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("one", "e, as if unit masses were at most 1 apart", lambda v: v.e),
        Rival("two thirds of it", "2 sqrt(2) e/3", lambda v: 2 * sp.sqrt(2) * v.e / 3),
    ),
    remark="The specification has 2 e, which holds for kernels of any sign. Likelihood has no such bound.",
)
