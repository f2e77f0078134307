"""The mass of the tokens that T samples have not shown, for any frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import FREQUENCIES, HERE, SAMPLES, TOKENS
from lawbook.theory.memory_scaling.unseen_tokens import PREMISES, first_seen_steps, token, unseen_sum


def derivation(v: SimpleNamespace) -> Derivation:
    x = token()
    t = sp.Symbol("t", integer=True, positive=True)
    seen = sp.Sum(v.p[x] * (1 - v.p[x]) ** (t - 1), (t, 1, v.T))
    closed = 1 - (1 - v.p[x]) ** v.T
    return Derivation(
        PREMISES,
        (
            *first_seen_steps(),
            equal(
                sp.Sum(v.p[x] * (1 - seen), (x, 0, v.N - 1)), sp.Sum(v.p[x] * (1 - closed), (x, 0, v.N - 1)), "substitute",
                "the mean mass of unseen tokens, by linearity; insert the geometric sum",
                transform=lambda e: e.xreplace({seen: closed}), where={v.T: (1, 9)},
            ),
            equal(
                sp.Sum(v.p[x] * (1 - closed), (x, 0, v.N - 1)), unseen_sum(v), "expand", "1 - (1 - (1 - p)^T)",
                where={v.T: (1, 9)},
            ),
        ),
    )


def over_tokens(v: SimpleNamespace, term: Any) -> Any:
    x = token()
    return sp.Sum(term(v.p[x]), (x, 0, v.N - 1))


LAW = Law(
    name="memory_scaling.unseen_mass",
    statement="After T samples the expected mass of the tokens not yet seen is the sum of p (1 - p)^T over the tokens.",
    relation=Equals(),
    observable="unseen",
    parameters=(FREQUENCIES, SAMPLES, TOKENS),
    prediction=unseen_sum,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Poisson counts", "the sum of p exp(-T p): counts are Poisson's",
              lambda v: over_tokens(v, lambda p: p * sp.exp(-v.T * p))),
        Rival("one sample less", "the sum of p (1 - p)^(T - 1), the mass of tokens seen once, times 1/T",
              lambda v: over_tokens(v, lambda p: p * (1 - p) ** (v.T - 1))),
        Rival("sharp cut", "the mass of the tokens with p < 1/T",
              lambda v: over_tokens(v, lambda p: sp.Piecewise((p, v.T * p < 1), (0, True)))),
    ),
    remark=(
        "The paper's Proposition 1 (as recalled) is a rate for Zipf's law; this is exact for any frequencies, a user's text "
        "included. Unseen tokens count as errors only for a memory that refuses: one that guesses errs on 1 - 1/M of them."
    ),
)
