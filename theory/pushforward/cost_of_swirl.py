"""A map from N(0, I) to itself that is far from the identity."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK
from lawbook.theory.pushforward.solution_after_shuffle import TURN, swirl, swirl_steps


def prediction(v: SimpleNamespace) -> Any:
    return 16 * v.kappa**2 * (3 + 4 * v.kappa**2) / (1 + 4 * v.kappa**2) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("z_1 z_2", real=True)
    u = sp.Symbol("u", positive=True)
    where = {v.kappa: (0.1, 2), x: (-2, 2), y: (-2, 2), u: (0.1, 3)}
    way = swirl(v.kappa, x, y) - sp.Matrix([x, y])
    k = 2 * v.kappa
    wave = sp.exp(-u) * ((k * sp.sin(k * u) - sp.cos(k * u)) * u / (1 + k**2) + (2 * k * sp.sin(k * u) - (1 - k**2) * sp.cos(k * u)) / (1 + k**2) ** 2)
    return Derivation(
        (),
        (
            *swirl_steps(v.kappa),
            equal(way.dot(way), 2 * (x**2 + y**2) * (1 - sp.cos(v.kappa * (x**2 + y**2))), "simplify", "a chord", lemma=True, where=where, transform=sp.simplify),
            equal(sp.Derivative(wave, u), u * sp.cos(k * u) * sp.exp(-u), "differentiate", "|z|^2/2 = u has the density exp(-u): an antiderivative of u cos(2 kappa u) exp(-u)",
                  lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(0 - wave.subs(u, 0), (1 - k**2) / (1 + k**2) ** 2, "substitute", "between 0 and infinity", lemma=True, where=where, transform=sp.factor),
            equal(4 * (1 - (1 - k**2) / (1 + k**2) ** 2), prediction(v), "expand", "the mean of 4 u (1 - cos(2 kappa u))", where=where, transform=sp.factor),
        ),
    )


LAW = Law(
    name="pushforward.cost_of_swirl",
    statement=(
        "Turning each point z of the plane by the angle kappa |z|^2 leaves N(0, I) as it is and costs 16 kappa^2 (3 + 4 kappa^2)/(1 + 4 kappa^2)^2, though the identity costs nothing."
    ),
    relation=Equals(exact=True),
    observable="cost",
    parameters=(TURN,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("independent", "4, as for an independent copy", lambda v: 4 + 0 * v.kappa),
        Rival("one turn", "all points turn by the mean angle 2 kappa", lambda v: 4 * (1 - sp.cos(2 * v.kappa))),
        Rival("small turns", "the limit 48 kappa^2", lambda v: 48 * v.kappa**2),
    ),
    remark="It tends to 4, the cost of an independent copy, and is largest, 4.5, at kappa = 3^(1/2)/2: where points come to lie is then negatively correlated with where they were.",
)
