"""What the triangular map between two normal laws costs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.plane import PLANE, end, squared_wasserstein, total, towards, where
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    c, bottom = corner(v), sp.sqrt(v.b_1 * v.b_2) / corner(v)
    return (c - sp.sqrt(v.a_1)) ** 2 + (bottom - sp.sqrt(v.a_2)) ** 2 + ((v.b_1 - v.b_2) * sp.sin(2 * v.theta) / (2 * c)) ** 2


def corner(v: SimpleNamespace) -> Any:
    """The target's standard deviation along the first coordinate."""
    return sp.sqrt(v.b_1 * sp.cos(v.theta) ** 2 + v.b_2 * sp.sin(v.theta) ** 2)


def derivation(v: SimpleNamespace) -> Derivation:
    lower = gaussian_measures.cholesky(sp.Matrix([[end(v)[0, 0], end(v)[0, 1]], [end(v)[0, 1], end(v)[1, 1]]]))
    bottom = sp.sqrt(v.b_1 * v.b_2) / corner(v)
    return Derivation(
        (Premise("The triangular map with positive diagonal is L_1 L_0^(-1), S_i = L_i L_i^T (Knothe and Rosenblatt). Here L_0 = diag(a_1, a_2)^(1/2)."),),
        (
            equal(
                end(v)[0, 0] * end(v)[1, 1] - end(v)[0, 1] ** 2, v.b_1 * v.b_2, "expand", "det S_1: the lower corner of L_1 is (b_1 b_2)^(1/2) over the upper", lemma=True,
                where=where(v), transform=towards(v.b_1 * v.b_2),
            ),
            equal(lower[0, 0], corner(v), "expand", "the upper corner of L_1", lemma=True, where=where(v)),
            equal(
                total(v) - 2 * (sp.sqrt(v.a_1) * corner(v) + sp.sqrt(v.a_2) * bottom), prediction(v), "expand",
                "tr S_0 + tr S_1 - 2 tr(L_1 L_0^T) = |L_1 - L_0|^2", where=where(v), transform=towards(prediction(v), corner(v)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.cost_of_triangular_map",
    statement=(
        "The triangular map from N(0, diag(a_1, a_2)) to N(0, S_1) costs tr S_0 + tr S_1 - 2 (a_1^(1/2) c + (a_2 b_1 b_2)^(1/2)/c), c^2 = S_1's first entry: more than "
        "W_2^2 unless S_1 is diagonal too, and another map if the coordinates change places."
    ),
    relation=Equals(exact=True),
    observable="triangular",
    parameters=PLANE,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("optimal", "W_2^2", squared_wasserstein),
        Rival("other order", "the same in the other order of coordinates", lambda v: total(v) - 2 * (sp.sqrt(v.a_2) * sp.sqrt(v.b_1 * sp.sin(v.theta) ** 2 + v.b_2 * sp.cos(v.theta) ** 2)
              + sp.sqrt(v.a_1 * v.b_1 * v.b_2) / sp.sqrt(v.b_1 * sp.sin(v.theta) ** 2 + v.b_2 * sp.cos(v.theta) ** 2))),
    ),
)
