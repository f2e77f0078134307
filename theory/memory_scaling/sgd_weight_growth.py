"""In the long run the stored weight grows like a logarithm: its slope."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, HERE
from lawbook.theory.memory_scaling.sgd_flow import (
    PREMISES,
    STEP,
    VISITS,
    flow_steps,
    one_visit_steps,
    time_to_reach,
)


def prediction(v: SimpleNamespace) -> Any:
    return (v.M - 1) / v.M * sp.log(2)


def derivation(v: SimpleNamespace) -> Derivation:
    M = v.M
    a, c, k = sp.symbols("a c k", positive=True)
    high, low = 2 * M * c + 1 - k * sp.log(2 * c), M * c + 1 - k * sp.log(c)
    where = {M: [2, 3, 5, 20], a: (0, 4), c: (1, 30), k: (0.5, 2)}
    return Derivation(
        (
            *PREMISES,
            Premise("H(a_n) is the time c = gamma n up to a factor that tends to 1 (law `sgd_map_closed_form`)."),
            Premise("Hence a = ((M - 1)/M) log(M c + 1 - M a), with M a at most k log c for some k."),
        ),
        (
            *one_visit_steps(M),
            *flow_steps(M),
            equal(
                M * time_to_reach(a, M) + 1 - M * a, sp.exp(M * a / (M - 1)), "solve",
                "H(a) = c rewritten: exp(M a / (M - 1)) = M c + 1 - M a", lemma=True, where=where, transform=sp.expand,
            ),
            limit(
                high / low, sp.Integer(2), c, sp.oo, "between c and 2c the argument doubles", lemma=True, where=where,
            ),
            limit(
                (M - 1) / M * (sp.log(high) - sp.log(low)), (M - 1) / M * sp.log(2), c, sp.oo,
                "the score's growth between c and 2c: a = ((M - 1)/M) log(exp(M a / (M - 1)))", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.sgd_weight_growth",
    statement=(
        "With orthonormal embeddings each doubling of the visits adds, in the long run, ((M - 1)/M) log 2 to the true score."
    ),
    relation=Asymptotic("n"),
    observable="growth_per_doubling",
    parameters=(STEP, restrict(VISITS, low=1), CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("slope of the printed map", "log 2: the paper's map grows like log n", lambda v: sp.log(2)),
        Rival("slope with M - 1", "(M - 2)/(M - 1) log 2", lambda v: (v.M - 2) / (v.M - 1) * sp.log(2)),
    ),
)
