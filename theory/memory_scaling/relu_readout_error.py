"""The whole error of the ReLU read-out: exactly the guessing error of what is not stored."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.relu_readout import PREMISES, STORED, stored_steps
from lawbook.theory.memory_scaling.setting import CLASSES, FREQUENCIES, HERE


def prediction(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return (1 - 1 / v.M) * sp.Sum(v.p[x], (x, v.P, v.N - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", integer=True, nonnegative=True)
    eta, other = sp.Symbol("eta", nonnegative=True), sp.Symbol("y", integer=True, positive=True)
    guess = sp.Sum(sp.Piecewise((1 / v.M, sp.Ne(y, 0)), (0, True)), (y, 0, v.M - 1))
    tail = sp.Sum(v.p[x], (x, v.P, v.N - 1))
    return Derivation(
        (
            *PREMISES,
            Premise(
                "The keys of unstored tokens are independent of all else. With P a multiple of M, f(x) = x mod M, every "
                "class holds P/M exchangeable keys and unembeddings are exchangeable: the answer is uniform over classes."
            ),
        ),
        (
            *stored_steps(eta),
            equal(
                guess, 1 - 1 / v.M, "sum",
                "a uniform answer is one of the M - 1 wrong classes (the right one being called 0)", lemma=True,
                where={v.M: [2, 3, 5, 8]},
                transform=lambda e: e.function.subs(y, 0) + sp.Sum(e.function.subs(y, other), (other, 1, v.M - 1)).doit(),
            ),
            equal(
                sp.Sum(v.p[x] * 0, (x, 0, v.P - 1)) + sp.Sum(v.p[x] * (1 - 1 / v.M), (x, v.P, v.N - 1)), (1 - 1 / v.M) * tail,
                "sum", "stored tokens cost nothing, the others a guess",
                where={v.P: [1, 2]},
                transform=lambda e: sp.factor_terms(sp.expand(e.doit())),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.relu_readout_error",
    statement=(
        "A ReLU read-out that stores the P most frequent tokens under quasi-orthogonal keys errs with probability "
        "(1 - 1/M) p(x >= P): nothing on stored tokens, a plain guess on the others."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, STORED, CLASSES),
    conditions=(
        Condition("P <= N and P a multiple of M: stored classes are balanced", lambda v: (v.P <= v.N) & (v.P % v.M == 0)),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "unstored tokens always err", "the error is p(x >= P)",
            lambda v: sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), v.P, v.N - 1)),
        ),
        Rival(
            "half of the classes excluded", "unstored tokens err with probability 1 - 2/M",
            lambda v: (1 - 2 / v.M) * sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), v.P, v.N - 1)),
        ),
    ),
)
