"""How many different tokens T samples show, for any frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import FREQUENCIES, HERE, SAMPLES, TOKENS
from lawbook.theory.memory_scaling.unseen_mass import over_tokens
from lawbook.theory.memory_scaling.unseen_tokens import PREMISES, first_seen_steps, token


def prediction(v: SimpleNamespace) -> Any:
    return over_tokens(v, lambda p: 1 - (1 - p) ** v.T)


def derivation(v: SimpleNamespace) -> Derivation:
    x = token()
    t = sp.Symbol("t", integer=True, positive=True)
    seen, closed = sp.Sum(v.p[x] * (1 - v.p[x]) ** (t - 1), (t, 1, v.T)), 1 - (1 - v.p[x]) ** v.T
    return Derivation(
        PREMISES,
        (
            *first_seen_steps(),
            equal(
                sp.Sum(seen, (x, 0, v.N - 1)), prediction(v), "substitute",
                "the mean number of seen tokens, by linearity; insert the geometric sum",
                transform=lambda e: sp.Sum(sp.Sum(e.function, e.limits[0]).xreplace({seen: closed}), e.limits[1]),
                where={v.T: (1, 9)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.distinct_tokens",
    statement="T samples show, on average, sum of 1 - (1 - p)^T different tokens.",
    relation=Equals(),
    observable="distinct",
    parameters=(FREQUENCIES, SAMPLES, TOKENS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Poisson counts", "the sum of 1 - exp(-T p)", lambda v: over_tokens(v, lambda p: 1 - sp.exp(-v.T * p))),
        Rival("expected count above one", "the number of tokens with T p >= 1",
              lambda v: over_tokens(v, lambda p: sp.Piecewise((1, v.T * p >= 1), (0, True)))),
        Rival("all samples different", "min(T, N)", lambda v: sp.Min(v.T, v.N)),
    ),
    remark="It is the load of a memory that stores whatever it has seen, and why more data can hurt such a memory.",
)
