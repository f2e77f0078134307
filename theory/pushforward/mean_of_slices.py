"""How long a unit vector looks from a random direction: the constant between a distance and its slices."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DIMENSION, PAPER


def prediction(v: SimpleNamespace) -> Any:
    return sp.gamma(v.d / 2) / (sp.sqrt(sp.pi) * sp.gamma((v.d + 1) / 2))


def derivation(v: SimpleNamespace) -> Derivation:
    x, r, a = sp.Symbol("x", positive=True), sp.Symbol("r", positive=True), sp.Symbol("a", positive=True)
    where = {v.d: [1, 2, 3, 5, 20], a: (0.5, 5)}
    radius = sp.sqrt(2) * sp.gamma((v.d + 1) / 2) / sp.gamma(v.d / 2)
    return Derivation(
        (Premise("A vector of d standard normals has the length R and, independent of it, a uniform direction theta: E|Z_1| = E R E|theta_1|."),),
        (
            equal(
                sp.Integral(2 * x * sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi), (x, 0, sp.oo)), sp.sqrt(2 / sp.pi), "integrate", "E|Z_1|", lemma=True,
                transform=lambda e: e.doit(),
            ),
            equal(
                sp.Integral(r**a * sp.exp(-(r**2) / 2), (r, 0, sp.oo)), 2 ** ((a - 1) / 2) * sp.gamma((a + 1) / 2), "integrate",
                "so E R = sqrt(2) Gamma((d + 1)/2)/Gamma(d/2): the ratio at a = d and a = d - 1", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(sp.sqrt(2 / sp.pi) / radius, prediction(v), "expand", "the ratio", where=where),
        ),
    )


LAW = Law(
    name="pushforward.mean_of_slices",
    statement=(
        "For a uniform direction theta in R^d the mean of |<theta, x>| is |x| Gamma(d/2)/(sqrt(pi) Gamma((d + 1)/2)): a distance is a constant times the "
        "mean of its slices, and so is the energy distance."
    ),
    relation=Equals(),
    observable="slice",
    parameters=(DIMENSION,),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("root mean square", "1/sqrt(d)", lambda v: 1 / sp.sqrt(v.d)),
        Rival("large dimension", "sqrt(2/(pi d)), its limit", lambda v: sp.sqrt(2 / (sp.pi * v.d))),
    ),
    remark="Its inverse is pi/2, 2 and 8/3 at d = 2, 3 and 5.",
)
