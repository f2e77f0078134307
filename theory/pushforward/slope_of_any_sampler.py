"""No sampler of two modes is less steep than the increasing map."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Rival, equal, gaussian_measures, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import ISOPERIMETRY, WIDTH, cumulative, density, steepest


def prediction(v: SimpleNamespace) -> Any:
    return steepest(v)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    zero = sp.Integer(0)
    where = {v.a: (0.3, 2), v.sigma: (0.6, 2)}
    return Derivation(
        (ISOPERIMETRY,),
        (
            equal(sp.Derivative(cumulative(x, v), x), density(x, v), "differentiate", "G' = p/phi(G) >= 1/L", lemma=True, where=where | {x: (-2, 2)},
                  transform=lambda e: sp.simplify(e.doit())),
            limit(cumulative(x, v), sp.Rational(1, 2), x, 0, "G(0) = 0 by symmetry", lemma=True, where=where),
            equal(gaussian_measures.density(zero) / density(zero, v), prediction(v), "expand", "so L >= phi(0)/p(0)", where=where),
        ),
    )


LAW = Law(
    name="pushforward.slope_of_any_sampler",
    statement=(
        "Every map of normal latents, any number of them, whose law is (N(-a, sigma^2) + N(a, sigma^2))/2 has a Lipschitz constant of at least "
        "sigma exp(a^2/(2 sigma^2)): steep samplers of separated modes cannot be avoided."
    ),
    relation=AtLeast(),
    observable="slope",
    parameters=(MODE, WIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("more", "twice as much", lambda v: 2 * steepest(v)),
        Rival("distance of the modes", "exp(2 a^2/sigma^2)", lambda v: v.sigma * sp.exp(2 * v.a**2 / v.sigma**2)),
    ),
    remark="The increasing map attains it: it is the smoothest sampler.",
)
