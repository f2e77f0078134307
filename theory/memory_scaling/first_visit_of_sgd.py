"""What a first visit stores."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import PREMISES, STEP, one_visit_steps, push


def prediction(v: SimpleNamespace) -> Any:
    return v.gamma * (1 - 1 / v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        PREMISES,
        (
            *one_visit_steps(v.M),
            equal(
                v.gamma * push(sp.Integer(0), v.M), v.gamma * (1 - 1 / v.M), "substitute", "the map at a = 0",
                where={v.M: [2, 3, 7]}, transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.first_visit_of_sgd",
    statement="On orthonormal embeddings a first visit with step gamma stores the true score gamma (1 - 1/M).",
    relation=Equals(exact=True),
    observable="true_score",
    parameters=(STEP, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed map", "gamma / (1 + 1/M)", lambda v: v.gamma / (1 + 1 / v.M)),
        Rival("the whole step", "gamma", lambda v: v.gamma),
    ),
)
