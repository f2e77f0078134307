"""The dearest linear map between two normal laws."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import (
    PLANE,
    SOLUTIONS,
    fidelity,
    overlap,
    parts,
    root_towards,
    simplified,
    squared_wasserstein,
    total,
    where,
)
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return total(v) + 2 * fidelity(v)


def derivation(v: SimpleNamespace) -> Derivation:
    trace, skew = parts(v)
    return Derivation(
        (SOLUTIONS, Premise("-Q is orthogonal where Q is: the largest cost has the opposite gain of the least (law `wasserstein_of_planar_normals`).")),
        (
            equal(
                trace**2 + skew**2, overlap(v) + 2 * sp.sqrt(v.a_1 * v.a_2 * v.b_1 * v.b_2), "expand", "the square of the largest gain", lemma=True,
                where=where(v), transform=simplified,
            ),
            equal(total(v) + 2 * sp.sqrt(trace**2 + skew**2), prediction(v), "substitute", "it becomes a loss", where=where(v),
                transform=root_towards(total(v), 2, fidelity(v) ** 2)),
        ),
    )


LAW = Law(
    name="pushforward.cost_of_worst_linear_map",
    statement="The dearest of all linear maps from N(0, S_0) to N(0, S_1), the opposite of the optimal one, costs 2 (tr S_0 + tr S_1) - W_2^2.",
    relation=Equals(exact=True),
    observable="most",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("optimal", "W_2^2", squared_wasserstein),
        Rival("independent", "tr S_0 + tr S_1, as for independent draws", total),
    ),
)
