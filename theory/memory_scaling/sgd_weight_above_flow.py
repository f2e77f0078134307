"""Finite steps store more than the flow: a lower bound on the stored weight at any step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Procedure, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import (
    PREMISES,
    STEP,
    VISITS,
    flow,
    flow_digits,
    flow_steps,
    flow_value,
    one_visit_steps,
    push,
    time_to_reach,
    visited,
)
from lawbook.theory.memory_scaling.stored_weight_of_sgd import formula


def prediction(v: SimpleNamespace) -> Any:
    return flow(v.gamma * v.n, v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    M, gamma = v.M, v.gamma
    a = sp.Symbol("a", positive=True)
    where = {M: [2, 3, 5, 20], a: (0, 4), gamma: (0.02, 3)}

    visits = {M: [2, 3, 5, 20], gamma: (0.02, 3), v.n: [1, 2, 5, 30], sp.Function("a"): visited(v)}
    return Derivation(
        (
            *PREMISES,
            Premise("H is increasing, so n visits, each adding at least gamma to H, end at or above H^-1(gamma n)."),
        ),
        (
            *one_visit_steps(M),
            *flow_steps(M),
            equal(
                sp.Derivative(time_to_reach(a, M), (a, 2)), M / (M - 1) ** 2 * sp.exp(M * a / (M - 1)), "differentiate",
                "H is convex", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            at_least(
                time_to_reach(a + gamma * push(a, M), M) - time_to_reach(a, M), gamma,
                "a visit follows the tangent, so it adds at least H'(a) gamma g(a) = gamma", lemma=True, where=where,
            ),
            at_least(formula(v), flow(gamma * v.n, M), "n visits", where=visits),
        ),
    )


LAW = Law(
    name="memory_scaling.sgd_weight_above_flow",
    statement=(
        "At any step size, n visits store at least the weight of the gradient flow at time gamma n: "
        "((M - 1)/M) (k - W0(e^k / (M - 1))) with k = (M gamma n + 1)/(M - 1)."
    ),
    relation=AtLeast(),
    observable="true_score",
    parameters=(STEP, VISITS, CLASSES),
    prediction=Procedure(
        prediction,
        lambda gamma, n, M: flow_value(gamma * n, M),
        lambda mp, gamma, n, M: flow_digits(mp, mp.mpf(gamma) * int(n), M),
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "printed map's flow", "at least c + 1/M - W0(e^(c + 1/M) / M)",
            lambda v: v.gamma * v.n + 1 / v.M - sp.LambertW(sp.exp(v.gamma * v.n + 1 / v.M) / v.M),
        ),
    ),
)
