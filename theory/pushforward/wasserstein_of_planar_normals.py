"""The best linear map is the best map: Bures and Wasserstein."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import (
    PLANE,
    SOLUTIONS,
    distance_of_roots,
    fidelity,
    overlap,
    parts,
    root_towards,
    simplified,
    squared_wasserstein,
    total,
    towards,
    where,
)
from lawbook.theory.pushforward.setting import PAPER


def prediction(v: SimpleNamespace) -> Any:
    return squared_wasserstein(v)


def derivation(v: SimpleNamespace) -> Derivation:
    trace, skew = parts(v)
    c, s, phi = sp.symbols("c s phi", real=True)
    return Derivation(
        (
            SOLUTIONS,
            Premise("Turns gain c cos phi + s sin phi (law `cost_of_linear_maps`), at most (c^2 + s^2)^(1/2); reflections the same with -det in place of det: less."),
            Premise("The best turn makes the map symmetric and positive: the gradient of a convex function, hence optimal among all maps (Brenier)."),
        ),
        (
            equal(
                (c**2 + s**2) - (c * sp.cos(phi) + s * sp.sin(phi)) ** 2, (c * sp.sin(phi) - s * sp.cos(phi)) ** 2, "expand", "a square: no turn gains more",
                lemma=True, transform=simplified,
            ),
            equal(
                trace**2 + skew**2, overlap(v) + 2 * sp.sqrt(v.a_1 * v.a_2 * v.b_1 * v.b_2), "expand", "c^2 + s^2 = tr(S_0 S_1) + 2 (det S_0 det S_1)^(1/2)",
                lemma=True, where=where(v), transform=simplified,
            ),
            equal(
                total(v) - 2 * sp.sqrt(trace**2 + skew**2), total(v) - 2 * fidelity(v), "substitute", "the least cost", where=where(v),
                transform=root_towards(total(v), -2, fidelity(v) ** 2),
            ),
            equal(
                total(v) - 2 * fidelity(v), prediction(v), "expand", "the same without cancellation where S_0 = S_1", where=where(v),
                transform=towards(prediction(v), fidelity(v)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.wasserstein_of_planar_normals",
    statement=(
        "The cheapest of all linear maps from N(0, S_0) to N(0, S_1) costs W_2^2 = tr S_0 + tr S_1 - 2 (tr(S_0 S_1) + 2 (det S_0 det S_1)^(1/2))^(1/2) in the "
        "plane; it is the symmetric one."
    ),
    relation=Equals(exact=True),
    observable="least",
    parameters=PLANE,
    prediction=prediction,
    source=Source("standard (Bures; Dowson and Landau 1982); derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("product of roots", "that of S_1^(1/2) S_0^(-1/2), which is not symmetric", distance_of_roots),
        Rival("triangular", "that of the triangular map", observable="triangular"),
        Rival("worst turn", "all turns cost the same", observable="most"),
        Rival("commuting", "the roots' squared distance, as if theta were 0",
              lambda v: (sp.sqrt(v.a_1) - sp.sqrt(v.b_1)) ** 2 + (sp.sqrt(v.a_2) - sp.sqrt(v.b_2)) ** 2),
    ),
    remark="With the opposite turn the map costs tr S_0 + tr S_1 + 2 (...)^(1/2), the most of all linear maps: S_0 and S_1 fix neither the map nor its cost.",
)
