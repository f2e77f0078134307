"""The loss with orthonormal embeddings falls like 1/t, with a constant that no frequency enters."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.margin_flow import PREMISES, clock, clock_steps
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TIME, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return v.N * (v.M - 1) / (v.M * v.t)


def derivation(v: SimpleNamespace) -> Derivation:
    m, x = sp.Symbol("m", positive=True), sp.Symbol("x", integer=True, nonnegative=True)
    share = (v.M - 1) / (v.M * v.t)
    where = {v.M: [2, 3, 5, 20]}
    return Derivation(
        (
            *PREMISES,
            Premise("A token's loss is log(1 + (M - 1) e^-m) at the time p t = F(m) of its own clock; L is the mean over tokens."),
        ),
        (
            *clock_steps(v.M),
            limit(
                sp.exp(m) * sp.log(1 + (v.M - 1) * sp.exp(-m)), v.M - 1, m, sp.oo, "the loss at large margins", lemma=True,
                where=where | {m: [5, 10, 20, 30, 40]},
            ),
            limit(
                clock(m, v.M) * sp.exp(-m), 1 / v.M, m, sp.oo, "the time at large margins: so p t times the loss is (M - 1)/M",
                lemma=True, where=where,
            ),
            equal(
                sp.Sum(share, (x, 0, v.N - 1)), prediction(v), "sum",
                "p times the loss is (M - 1)/(M t) for each token, whatever its frequency", where=where | {v.N: [1, 4, 9]},
                transform=lambda e: e.doit(),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_of_orthonormal_memory",
    statement=(
        "With orthonormal embeddings the loss is asymptotically N (M - 1)/(M t): every token contributes the same, whatever "
        "its frequency."
    ),
    relation=Asymptotic("t"),
    observable="loss",
    parameters=(TOKENS, CLASSES, restrict(TIME, low=0, low_open=True, typical=(100, 1e6))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("square root", "N (M - 1)/M t^(-1/2)", lambda v: v.N * (v.M - 1) / (v.M * sp.sqrt(v.t))),
        Rival("no classes", "N / t", lambda v: v.N / v.t),
        Rival("one token's worth", "(M - 1)/(M t), as if frequencies weighed the tokens", lambda v: (v.M - 1) / (v.M * v.t)),
    ),
    remark="The product t L overshoots by some 30 % first: a slope fitted between t = 10 and 1000 is not -1.",
)
