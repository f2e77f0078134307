"""The memory of least norm that has all margins of at least 1, with orthonormal embeddings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return v.N * (v.M - 1) / v.M


def derivation(v: SimpleNamespace) -> Derivation:
    M, x = v.M, sp.Symbol("x", integer=True, nonnegative=True)
    where = {M: [2, 3, 5, 20], v.N: [1, 2, 5]}
    one = (1 - 1 / M) ** 2 + (M - 1) / M**2
    return Derivation(
        (
            Premise("V = sum over tokens of (u_f - mean of U) e_x^T: coordinates 1 - 1/M at the label and -1/M at the others."),
            Premise("V = sum over tokens and wrong classes of (u_f - u_z) e_x^T/M: multipliers 1/M >= 0 with all margins tight, which is "
                    "optimality."),
        ),
        (
            equal((1 - 1 / M) - (-1 / M), sp.Integer(1), "expand", "all margins are 1", lemma=True, where=where),
            equal(
                (M - 1) * (1 / M), 1 - 1 / M, "expand", "the multipliers give the label's coordinate", lemma=True, where=where,
            ),
            equal(
                sp.Sum(one, (x, 0, v.N - 1)), prediction(v), "sum", "the squared norm, token by token", where=where,
                transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.norm_of_orthonormal_solution",
    statement="With orthonormal embeddings the memory of least norm with margins of at least 1 has the squared norm N (M - 1)/M.",
    relation=Equals(exact=True),
    observable="squared_norm",
    parameters=(TOKENS, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("not centred", "N", lambda v: v.N),
        Rival("two classes", "N/2", lambda v: v.N / sp.Integer(2)),
    ),
)
