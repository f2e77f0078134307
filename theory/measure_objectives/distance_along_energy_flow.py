"""The flow of the Cramer distance moves each quantile by itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES, TIME

GAP = real("g", "first root mean square distance of the particles from the best points", low=0, low_open=True, typical=(0.05, 0.5))


def prediction(v: SimpleNamespace) -> Any:
    return v.g**2 * sp.exp(-4 * v.t) + 1 / (12 * v.n**2)


def derivation(v: SimpleNamespace) -> Derivation:
    u, x, z, i = sp.symbols("u x z i", positive=True)
    place = u + (x - u) * sp.exp(-2 * v.t)
    where = {u: (0.1, 0.9), x: (0.1, 0.9), z: (0, 1), i: [1, 2, 3]}
    return Derivation(
        (Premise("The gradient flow of the integral of (F - F_nu)^2 moves the particle of level u by x' = 2 (u - F_nu(x)); levels (i - 1/2)/n never change, as no two particles meet."),),
        (
            equal(sp.Derivative(place, v.t), 2 * (u - place), "differentiate", "inside [0, 1], where F_nu(x) = x", lemma=True, where=where, transform=lambda e: sp.expand(e.doit())),
            equal(sp.expand(sp.integrate((z - u) ** 2, (u, (i - 1) / v.n, i / v.n)) * v.n), sp.expand((z - (i - sp.Rational(1, 2)) / v.n) ** 2 + 1 / (12 * v.n**2)), "integrate",
                  "a particle at z against its cell: the squared distance from the cell's middle, and the cell's variance", lemma=True, where=where),
            equal((v.g * sp.exp(-2 * v.t)) ** 2 + 1 / (12 * v.n**2), prediction(v), "expand", "all gaps shrink by exp(-2 t)"),
        ),
    )


LAW = Law(
    name="measure_objectives.distance_along_energy_flow",
    statement='n particles inside [0, 1] under the gradient flow of the integral of (F_n - F)^2 towards U[0, 1] are at the squared Wasserstein distance g^2 exp(-4 t) + 1/(12 n^2), g^2 the first mean squared distance from the best points (i - 1/2)/n.',
    relation=Equals(exact=True),
    observable="distance",
    parameters=(GAP, SAMPLES, TIME,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half the rate", "exp(-2 t): the factor 2 of the square forgotten", lambda v: v.g**2 * sp.exp(-2 * v.t) + 1 / (12 * v.n**2)),
        Rival("no floor", "without 1/(12 n^2)", lambda v: v.g**2 * sp.exp(-4 * v.t)),
        Rival("outside", "the same for particles that start outside of [0, 1]", cell={"shift": 1.2}),
    ),
    remark='No noise is needed and there are no local minima on the line. Outside of [0, 1] the speed saturates.',
)
