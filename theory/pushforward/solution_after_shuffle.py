"""Samplers are never unique: shuffle the noise first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK

PLACE = real("x", "place", low=0, low_open=True, typical=(0.2, 2))
RATE = real("b", "rate of the exponential target", low=0, low_open=True, typical=(0.5, 2))
TURN = real("kappa", "turn of the swirl, per squared length", r"\kappa", low=0, low_open=True, typical=(0.1, 2))


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-v.b * v.x)


def swirl(kappa: Any, x: Any, y: Any) -> Any:
    """The point (x, y), turned by the angle kappa (x^2 + y^2)."""
    angle = kappa * (x**2 + y**2)
    return sp.Matrix([sp.cos(angle) * x - sp.sin(angle) * y, sp.sin(angle) * x + sp.cos(angle) * y])


def swirl_steps(kappa: Any) -> tuple[Any, ...]:
    """It keeps lengths and volumes, and so the density of N(0, I)."""
    x, y = sp.symbols("z_1 z_2", real=True)
    where = {x: (-2, 2), y: (-2, 2), kappa: (0.2, 2)}
    return (
        equal(swirl(kappa, x, y).dot(swirl(kappa, x, y)), x**2 + y**2, "simplify", "a swirl keeps lengths", lemma=True, where=where, transform=sp.simplify),
        equal(swirl(kappa, x, y).jacobian([x, y]).det(), sp.Integer(1), "differentiate", "and volumes: the density of N(0, I) is that of its image", lemma=True, where=where,
              transform=sp.simplify),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    edge = gaussian_measures.quantile(1 - sp.exp(-v.b * v.x))
    return Derivation(
        (
            Premise("If g(Z) has the law of Z then f(g(Z)) has the law of f(Z), for any f: P(f(g(Z)) in A) = P(g(Z) in f^(-1)(A)). Flips and swaps of coordinates on a set that "
                    "they map onto itself keep lengths and volumes; so does a swirl."),
            Premise("f(z) = -log(Phi(-z_1))/b increases in z_1 alone, so that f(Z) > x means Z_1 > f^(-1)(x)."),
        ),
        (
            *swirl_steps(sp.Symbol("kappa", positive=True)),
            equal(1 - gaussian_measures.cumulative(edge), prediction(v), "substitute", "the chance beyond the place where Phi(-z_1) = exp(-b x)", where={v.b: (0.5, 2), v.x: (0.2, 2)},
                  transform=lambda e: sp.simplify(e.rewrite(sp.erf))),
        ),
    )


LAW = Law(
    name="pushforward.solution_after_shuffle",
    statement=(
        "A map f that sends N(0, I) to the target still does so after any map g that keeps N(0, I): flips, exchanges of coordinates on parts of the plane, swirls. "
        "With f onto the exponential law of rate b, P(f(g(Z)) > x) = exp(-b x) for them all."
    ),
    relation=Equals(),
    observable="above",
    parameters=(PLACE, RATE),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("any map", "the same after a stretch, which does not keep N(0, I)", cell={"kind": "stretch"}),
        Rival("normal tail", "the noise's own tail Phi(-x)", lambda v: gaussian_measures.cumulative(-v.x)),
    ),
    remark="So a loss that sees only the law of f(Z) never decides which map is learnt; what it costs does differ (law `cost_of_swirl`).",
)
