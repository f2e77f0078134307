"""What the laws of finite data share: the chance that T samples miss a token."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Premise
from lawbook.theory.derivation import Step, equal
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise("T samples are drawn independently; each is the token x with probability p(x)."),
    Premise("A token is first seen at sample t if the t - 1 samples before are others: p (1 - p)^(t - 1)."),
)


def token() -> Any:
    """The index of the sums over tokens."""
    return sp.Symbol("x", integer=True, nonnegative=True)


def unseen_sum(v: SimpleNamespace) -> Any:
    """Sum of p (1 - p)^T over the tokens."""
    x = token()
    return sp.Sum(v.p[x] * (1 - v.p[x]) ** v.T, (x, 0, v.N - 1))


def first_seen_steps() -> tuple[Step, ...]:
    """Lemma: the chances of the T possible times of first sight add up to 1 - (1 - p)^T."""
    p = sp.Symbol("p", positive=True)
    t, T = sp.symbols("t T", integer=True, positive=True)
    n = sp.Symbol("n", integer=True, nonnegative=True)
    seen = 1 - (1 - p) ** n
    return (
        equal(
            seen + p * (1 - p) ** n, 1 - (1 - p) ** (n + 1), "expand",
            "induction over the number of samples: first seen at n + 1, or before", lemma=True, where={p: (0.01, 0.99)},
            transform=lambda e: sp.expand(e),
        ),
        equal(
            sp.Sum(p * (1 - p) ** (t - 1), (t, 1, T)), 1 - (1 - p) ** T, "sum",
            "a geometric sum: the chance that the token is seen", lemma=True, where={p: (0.01, 0.99)},
        ),
    )
