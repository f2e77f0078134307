"""Change of variables."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import PAPER

BEND = real("b", "bend of the map sinh(b z)/b", low=0, low_open=True, typical=(0.1, 1))
NOISE = real("z", "the noise that is sent to the point", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.density(v.z) / sp.cosh(v.b * v.z)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    back = sp.asinh(v.b * x) / v.b
    where = {v.b: (0.2, 1), v.z: (-2, 2), x: (-2, 2)}
    return Derivation(
        (Premise("P(f(Z) <= x) = Phi(f^(-1)(x)) for an increasing f; here f^(-1)(x) = asinh(b x)/b."),),
        (
            equal(
                sp.Derivative(gaussian_measures.cumulative(back), x), gaussian_measures.density(back) / sp.sqrt(1 + (v.b * x) ** 2), "differentiate",
                "the density at x", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                (gaussian_measures.density(back) / sp.sqrt(1 + (v.b * x) ** 2)).subs(x, sp.sinh(v.b * v.z) / v.b), prediction(v), "substitute",
                "at x = f(z): 1 + sinh^2 = cosh^2", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.density_of_pushforward",
    statement=(
        "The law of f(Z) has at f(z) the density phi(z)/|f'(z)|: for f(z) = sinh(b z)/b, phi(z)/cosh(b z)."
    ),
    relation=Equals(exact=True),
    observable="density",
    parameters=(NOISE, BEND),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("Jacobian on the wrong side", "phi(z) |f'(z)|", lambda v: gaussian_measures.density(v.z) * sp.cosh(v.b * v.z)),
        Rival("Jacobian forgotten", "phi(z)", lambda v: gaussian_measures.density(v.z)),
    ),
)
