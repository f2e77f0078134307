"""Without correlation nothing oscillates, at any step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    own, other = sp.symbols("pi_f pi_z", positive=True)
    rest, p = sp.symbols("rest p", positive=True)
    where = {p: (0.01, 1), v.eta: (0.1, 1000), own: (0.01, 0.4), other: (0.01, 0.4), rest: (0.01, 0.9)}
    return Derivation(
        (
            Premise("Orthonormal embeddings: a step adds eta p (1 - pi_f) to the label's score and -eta p pi_z to that of class z."),
            Premise("1 - pi_f is pi_z plus the rest of the classes."),
        ),
        (
            equal(
                v.eta * p * (1 - own) + v.eta * p * other, v.eta * p * (1 - own + other), "expand", "what a step adds to a margin",
                lemma=True, where=where,
            ),
            at_least(
                v.eta * p * ((other + rest) + other), sp.Integer(0), "it is positive, from any start and for any step", lemma=True,
                where=where, witness=v.eta * p * (2 * other + rest),
            ),
            equal(
                sp.Max(0, -v.eta * p * (2 * other + rest)), prediction(v), "substitute", "no margin falls, so no loss rises", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.margins_never_fall",
    statement="With orthonormal embeddings every margin grows at every step, from any start and at any step size: no loss ever rises.",
    relation=Equals(exact=True),
    observable="falls",
    parameters=(TOKENS, CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("correlated inputs", "the same with inputs of correlation 0.9", cell={"correlation": 0.9}),
        Rival("unit unembeddings", "the same with random unit unembeddings", cell={"outputs": "sphere"}),
    ),
    remark="The null model for oscillation: large steps alone do not make it.",
)
