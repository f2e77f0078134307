"""One full-batch step from zero is the memory that stores each token with its frequency."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, FREQUENCIES, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    y, z = sp.symbols("y z", integer=True, nonnegative=True)
    gamma, k, p = sp.symbols("gamma k p", positive=True)
    first, second = sp.KroneckerDelta(y, 0), sp.KroneckerDelta(z, 0)
    score = gamma * p * k * (first - 1 / v.M)
    memory = p * k * first
    other = (gamma * p * k * (second - 1 / v.M)) - gamma * (p * k * second)
    return Derivation(
        (
            Premise("At W = 0 every class has probability 1/M: the step is gamma sum_x p(x) (u_f(x) - mean of u) e_x^T."),
            Premise("Orthonormal unembeddings: <u_y, u_f> = 1 for y = f (called class 0), else 0; <u_y, mean of u> = 1/M."),
            Premise("One stored token adds p k times that to the scores of the token asked, k = <e_x', e_x>."),
        ),
        (
            equal(
                score - gamma * memory, -gamma * p * k / v.M, "expand",
                "trained score less gamma times the memory's: the same for every class y", lemma=True,
                where={y: [0, 1, 2], v.M: [3, 5]},
            ),
            equal(
                (score - gamma * memory) - other, sp.Integer(0), "expand",
                "so the difference between any two classes is that of the memory q = p: the same answers",
                where={y: [0, 1, 2], z: [0, 1, 2], v.M: [3, 5]}, transform=sp.expand,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.one_step_is_frequency_weighting",
    statement=(
        "With orthonormal unembeddings, one full-batch gradient step from W = 0 differs from the memory with q = p by a "
        "shift common to all classes: it gives the same answers, and so the error d^(-(alpha - 1)/(2 alpha))."
    ),
    relation=Equals(exact=True),
    observable="score_gap",
    parameters=(FREQUENCIES, DIMENSION, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("any unembeddings", "the same for unembeddings on the sphere", cell={"unembeddings": "sphere"}),
        Rival("a second step", "the same after two steps", cell={"steps": 2}),
    ),
    remark="For other unembeddings the mean unembedding's scores u_y^T u_mean differ between classes, and answers change.",
)
