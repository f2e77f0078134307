"""All linear maps between two normal laws, and what each costs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import (
    PLANE,
    SOLUTIONS,
    distance_of_roots,
    end_root,
    parts,
    squared_wasserstein,
    total,
    towards,
    where,
)
from lawbook.theory.pushforward.setting import HERE

TURN = real("phi", "angle of the turn Q", r"\phi", typical=(-3, 3))


def prediction(v: SimpleNamespace) -> Any:
    trace, skew = parts(v)
    return distance_of_roots(v) + 2 * trace * (1 - sp.cos(v.phi)) - 2 * skew * sp.sin(v.phi)


def derivation(v: SimpleNamespace) -> Derivation:
    turn = sp.Matrix([[sp.cos(v.phi), -sp.sin(v.phi)], [sp.sin(v.phi), sp.cos(v.phi)]])
    moved = end_root(v) * turn - sp.diag(sp.sqrt(v.a_1), sp.sqrt(v.a_2))
    return Derivation(
        (SOLUTIONS,),
        (
            equal(
                (moved * moved.T).trace(), prediction(v), "expand", "E |A Z - Z|^2 = |S_1^(1/2) Q - S_0^(1/2)|^2, Q the turn by phi",
                where=where(v) | {v.phi: (-3, 3)}, transform=towards(prediction(v)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.cost_of_linear_maps",
    statement=(
        "Samplers are never unique: S_1^(1/2) Q S_0^(-1/2) sends N(0, S_0) to N(0, S_1) for every orthogonal Q. For the turn by phi in the plane it costs "
        "tr S_0 + tr S_1 - 2 (tr K cos phi + (K_21 - K_12) sin phi), with K = S_1^(1/2) S_0^(1/2)."
    ),
    relation=Equals(exact=True),
    observable="cost",
    parameters=(*PLANE, TURN),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the map that is learnt is the optimal one", "all cost W_2^2", squared_wasserstein),
        Rival("symmetric product", "S_0^(1/2) S_1^(1/2) has no antisymmetric part", lambda v: total(v) - 2 * parts(v)[0] * sp.cos(v.phi)),
    ),
    remark="Any discrepancy between the laws alone is blind to Q.",
)
