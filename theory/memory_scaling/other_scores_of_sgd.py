"""What SGD does to the wrong answers: it pushes them down, by the same sum in all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import PREMISES, one_visit_steps


def prediction(v: SimpleNamespace) -> Any:
    return -1 / (v.M - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    a = sp.Symbol("a", positive=True)
    return Derivation(
        PREMISES,
        (
            *one_visit_steps(v.M),
            equal(
                a + (v.M - 1) * (-a / (v.M - 1)), sp.Integer(0), "solve", "b = -a / (M - 1) solves a + (M - 1) b = 0",
                lemma=True,
            ),
            equal(
                (-a / (v.M - 1)) / a, -1 / (v.M - 1), "expand",
                "true score a and M - 1 equal others that sum to 0 with it: their ratio",
                where={v.M: [2, 3, 7], a: (0.1, 3)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.other_scores_of_sgd",
    statement=(
        "With orthonormal embeddings, SGD leaves every wrong class at exactly -1/(M - 1) times the true class's score, "
        "after any number of visits."
    ),
    relation=Equals(exact=True),
    observable="other_over_true",
    parameters=(CLASSES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("untouched", "the wrong classes keep the score 0, as the paper's map assumes", lambda v: sp.Integer(0)),
        Rival("shared among all", "-1/M", lambda v: -1 / v.M),
        Rival("any unembeddings", "the same for random unembeddings", cell={"unembeddings": "sphere"}),
    ),
)
