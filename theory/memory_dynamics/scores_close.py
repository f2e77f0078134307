"""Scores move by themselves: the Gram matrices of the embeddings are all that training sees of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, STEP, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    size = 2  # tokens, classes and dimensions of the case that is shown; nothing in it depends on them

    def matrix(name: str) -> Any:
        return sp.Matrix(size, size, lambda i, j: sp.Symbol(f"{name}{i}{j}", real=True))

    E, U, W, R = matrix("e"), matrix("u"), matrix("w"), matrix("r")
    moved = E * (W + v.eta * U.T * R.T * E).T * U.T
    closed = E * W.T * U.T + v.eta * (E * E.T) * R * (U * U.T)
    where = {v.eta: (0.1, 9)}
    s = sp.symbols("s_0 s_1 s_2", real=True)
    total = sum(sp.exp(x) for x in s)
    return Derivation(
        (
            Premise("Scores S = E W^T U^T, rows tokens, columns classes; R = D_p (Y - Pi) is what each token has still to learn."),
            Premise("The loss of a token is log of the sum of exp(s_z) less s_f."),
        ),
        (
            equal(
                -sp.Derivative(sp.log(total) - s[0], s[0]), 1 - sp.exp(s[0]) / total, "differentiate",
                "R is minus the derivative of the loss by the scores", lemma=True, transform=lambda e: sp.simplify(e.doit()),
            ),
            *(
                equal(
                    moved[i, j] - closed[i, j], sp.Integer(0), "expand", f"entry ({i}, {j}) of the scores after a step, two ways",
                    lemma=(i, j) != (1, 1), where=where, transform=sp.expand,
                )
                for i, j in ((0, 0), (0, 1), (1, 0), (1, 1))
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.scores_close",
    statement=(
        "Descent on the memory moves its scores by eta (E E^T) D_p (Y - Pi) (U U^T): embeddings and dimension enter through their "
        "Gram matrices only."
    ),
    relation=Equals(exact=True),
    observable="gap",
    parameters=(TOKENS, CLASSES, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unembeddings orthonormal", "the same without U U^T", cell={"drop": "outputs"}),
        Rival("inputs orthonormal", "the same without E E^T", cell={"drop": "inputs"}),
        Rival("frequencies forgotten", "the same without D_p", cell={"drop": "frequencies"}),
    ),
)
