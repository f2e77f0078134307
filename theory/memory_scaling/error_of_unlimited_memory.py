"""The error of a memory without limits after T samples: it guesses what it has not seen."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, FREQUENCIES, HERE, SAMPLES, TOKENS
from lawbook.theory.memory_scaling.unseen_mass import over_tokens
from lawbook.theory.memory_scaling.unseen_tokens import PREMISES, unseen_sum


def prediction(v: SimpleNamespace) -> Any:
    return (1 - 1 / v.M) * unseen_sum(v)


def derivation(v: SimpleNamespace) -> Derivation:
    y = sp.Symbol("y", integer=True, nonnegative=True)
    where = {v.T: (1, 9), v.M: [2, 3, 7]}
    wrong = sp.Sum(1 / v.M, (y, 1, v.M - 1))
    return Derivation(
        (
            PREMISES[0],
            Premise("Inputs are orthonormal, unembeddings distinct and of equal norm: a seen token's score is q |u_f|^2 for its "
                    "class and less for all others."),
            Premise("The scores of a token that was not seen are all 0, or independent of its class by symmetry: each class is "
                    "answered with probability 1/M."),
        ),
        (
            equal(wrong, 1 - 1 / v.M, "sum", "a guess is one of the M - 1 wrong classes", lemma=True, where=where),
            equal(
                over_tokens(v, lambda p: p * (1 - p) ** v.T * (1 - 1 / v.M)), prediction(v), "sum",
                "the mean error, by linearity: p(x) times the chance (1 - p)^T that x was missed, times that of a wrong guess",
                transform=lambda e: (1 - 1 / v.M) * sp.Sum(sp.simplify(e.function / (1 - 1 / v.M)), *e.limits), where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_unlimited_memory",
    statement="A memory of as many dimensions as tokens that stores what it has seen errs, after T samples, with "
              "(1 - 1/M) times the sum of p (1 - p)^T: it guesses among M classes.",
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, SAMPLES, CLASSES, TOKENS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("refusal", "every unseen token is an error: the sum of p (1 - p)^T", unseen_sum),
        Rival("a coin", "half of the unseen mass, whatever the number of classes", lambda v: unseen_sum(v) / 2),
        Rival("any dimension", "the same in a memory of few dimensions", cell={"inputs": "gaussian", "d": 8}),
    ),
    remark=(
        "The paper's Proposition 1 (as recalled) counts unseen tokens as errors, a matrix memory guesses them: for alpha = 2 and "
        "M = 5 the constant of T^(-1/2) is 0.553, not 0.691. Gaussian inputs need d far above the number of tokens."
    ),
)
