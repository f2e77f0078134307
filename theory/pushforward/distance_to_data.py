"""How far a memorising sampler that stops at time t is from its nearest training point."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import NOISED, noise
from lawbook.theory.pushforward.setting import DIMENSION, HERE, TIME


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(v.d * noise(v.t))


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (
            NOISED,
            Premise("The flow's law at time t is that of X_t: a shrunk data point plus sqrt(Delta) Z. Before the points' neighbourhoods meet, the nearest one is its own."),
        ),
        (
            limit(noise(v.t) / v.t, 2, v.t, 0, "so that the distance grows like sqrt(2 d t)", lemma=True),
            equal(sp.sqrt(sp.Sum(noise(v.t), (sp.Symbol("i", integer=True), 1, v.d))), prediction(v), "sum", "E |sqrt(Delta) Z|^2, a coordinate at a time"),
        ),
    )


LAW = Law(
    name="pushforward.distance_to_data",
    statement="Stopped at a time t before its basins meet, a memorising sampler is at a root mean square distance of sqrt(d (1 - exp(-2 t))) from its shrunk training point.",
    relation=Equals(),
    observable="distance",
    parameters=(DIMENSION, restrict(TIME, high=0.5, typical=(1e-4, 0.1))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half the rate", "sqrt(d t), the noise of dX = -X dt + dB", lambda v: sp.sqrt(v.d * v.t)),
        Rival("ballistic", "a distance that grows like t", lambda v: 2 * v.t * sp.sqrt(v.d)),
        Rival("one coordinate", "the same in every dimension", lambda v: sp.sqrt(noise(v.t))),
    ),
)
