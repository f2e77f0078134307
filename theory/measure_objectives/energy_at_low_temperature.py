"""Every quadratic direction costs half the temperature, every quartic one a quarter."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DIMENSION, FIRST_CHECK, TEMPERATURE

POWER = integer("r", "power of the potential at its minimum", low=2, typical=(2, 8))


def prediction(v: SimpleNamespace) -> Any:
    return v.d * v.T / v.r


def derivation(v: SimpleNamespace) -> Derivation:
    w, q = sp.symbols("w q", positive=True)
    where = {q: (0.1, 1), v.r: [2, 3, 4], v.d: [1, 4], v.T: (0.2, 2)}
    return Derivation(
        (
            Premise("V is a sum over coordinates of a |x|^r; in the variable w = a |x|^r/T the Gibbs law of a coordinate is Gamma with shape q = 1/r, whatever a."),
        ),
        (
            equal(sp.Integral(w**q * sp.exp(-w), (w, 0, sp.oo)), sp.gamma(1 + q), "integrate", "the mean of w, before the law is normalised", lemma=True, where=where,
                  transform=lambda e: e.doit()),
            equal(sp.gamma(1 + q) / sp.gamma(q), q, "simplify", "over the mass", lemma=True, where=where, transform=sp.gammasimp),
            equal(v.d * v.T * q.subs(q, 1 / v.r), prediction(v), "substitute", "d coordinates, in units of T"),
        ),
    )


LAW = Law(
    name="measure_objectives.energy_at_low_temperature",
    statement="The Gibbs law exp(-V/T) of V = sum of a |x_i|^r has the mean energy d T/r, whatever a: d T/2 above the minimum for a quadratic one, d T/4 for a quartic one.",
    relation=Equals(exact=True),
    observable="energy",
    parameters=(DIMENSION, TEMPERATURE, POWER),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("equipartition", "d T/2 for every power", lambda v: v.d * v.T / 2),
        Rival("square of T", "d T^2/r", lambda v: v.d * v.T**2 / v.r),
    ),
)
