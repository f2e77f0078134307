"""The stored weight for small steps in closed form, by Lambert's function."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Asymptotic,
    Derivation,
    Law,
    Premise,
    Procedure,
    Rival,
    at_most,
    equal,
    integer,
    limit,
    real,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import (
    PREMISES,
    flow,
    flow_digits,
    flow_steps,
    flow_value,
    one_visit_steps,
    push,
    time_to_reach,
)

TIME = real("c", "time of the flow: step size times number of visits", low=0, low_open=True, typical=(0.5, 8))
SPLITS = integer("n", "number of visits into which the time is split, of step c/n each", low=1, typical=(1, 300))


def prediction(v: SimpleNamespace) -> Any:
    return flow(v.c, v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    M, c, n = v.M, v.c, v.n
    a, gamma = sp.symbols("a gamma", positive=True)
    ahead = a + gamma * push(a, M)
    k = (M * c + 1) / (M - 1)
    where = {M: [2, 3, 5, 20], a: (0, 4), gamma: (0.01, 2), c: (0.3, 9)}
    return Derivation(
        (
            *PREMISES,
            Premise(
                "One visit changes H by at least the step (H is convex) and at most the step times "
                "exp(M gamma / (M - 1)) (second step below), so c <= H(a_n) <= c exp(M c / ((M - 1) n)) after n steps c/n."
            ),
        ),
        (
            *one_visit_steps(M),
            *flow_steps(M),
            at_most(
                gamma, time_to_reach(ahead, M) - time_to_reach(a, M), "convexity: H' = 1/g grows along the visit",
                lemma=True, where=where,
            ),
            at_most(
                time_to_reach(ahead, M) - time_to_reach(a, M), gamma * sp.exp(M * gamma / (M - 1)),
                "along the visit a grows by at most gamma, so 1/g by at most the factor exp(M gamma / (M - 1))",
                lemma=True, where=where,
            ),
            limit(
                sp.exp(M * c / ((M - 1) * n)), sp.Integer(1), n, sp.oo, "both bounds on H(a_n) tend to c", lemma=True,
            ),
            equal(
                (M - 1) / M * (k - sp.LambertW(sp.exp(k) / (M - 1))), flow(c, M), "solve", "invert H at c", where=where,
            ),
        ),
    )


def printed_flow(v: SimpleNamespace) -> Any:
    return v.c + 1 / v.M - sp.LambertW(sp.exp(v.c + 1 / v.M) / v.M)


LAW = Law(
    name="memory_scaling.sgd_map_closed_form",
    statement=(
        "Split into ever smaller steps at a fixed product c of step and visits, SGD on orthonormal embeddings stores "
        "((M - 1)/M) (k - W0(e^k / (M - 1))) with k = (M c + 1)/(M - 1)."
    ),
    relation=Asymptotic("n"),
    observable="true_score",
    parameters=(TIME, CLASSES, SPLITS),
    prediction=Procedure(
        prediction, lambda c, M, n: flow_value(c, M), lambda mp, c, M, n: flow_digits(mp, c, M)
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed map's closed form", "c + 1/M - W0(e^(c + 1/M) / M), the flow of the paper's map", printed_flow),
        Rival("linear", "no saturation: c (1 - 1/M)", lambda v: v.c * (1 - 1 / v.M)),
        Rival("logarithm alone", "((M - 1)/M) log(1 + M c)", lambda v: (v.M - 1) / v.M * sp.log(1 + v.M * v.c)),
    ),
)
