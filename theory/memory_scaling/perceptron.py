"""How many random keys a perceptron separates: Cover's count, as a waiting time.

With two classes a matrix W matters through v = W^T (u_1 - u_2) alone, which answers the tokens whose
labels are the signs of <v, e_x>. Of n keys in general position in d dimensions D(n, d) of the 2^n sign
patterns occur.
"""

from __future__ import annotations

from typing import Any

from lawbook.theory.derivation import Premise, Step, equal
from lawbook.theory.lazy import sympy as sp

PREMISES = (
    Premise(
        "Keys with a symmetric density are in general position almost surely, and every sign pattern of their labels is "
        "equally likely given the lines that they span: n keys are separable with probability D(n, d) / 2^n."
    ),
    Premise(
        "A further key leaves a pattern one continuation, or two if some v orthogonal to the key separates the others, "
        "which is separation in d - 1 dimensions: D(n + 1, d) = D(n, d) + D(n, d - 1), D(1, d) = 2, D(n, 0) = 0."
    ),
    Premise("P is the largest n such that the first n keys are separable."),
)


def prefix_probability(n: Any, d: Any) -> Any:
    """Pr(P = n) = C(n - 1, d - 1) / 2^n for n >= d: the d-th head of a fair coin comes at toss n."""
    return sp.binomial(n - 1, d - 1) / 2**n


def cover_steps() -> tuple[Step, ...]:
    """Cover's count D(n, d) = 2 sum_{k < d} C(n - 1, k) solves the recursion; its decrease is the law of P."""
    n, d = sp.symbols("n d", integer=True, positive=True)
    k = sp.Symbol("k", integer=True, positive=True)
    where = {n: [2, 3, 7, 12], d: [1, 2, 3, 7], k: [1, 2, 5]}
    later = {n: [4, 7, 12, 20], d: [1, 2, 3], k: [1, 2, 3]}
    return (
        equal(
            sp.binomial(n - 1, k) + sp.binomial(n - 1, k - 1), sp.binomial(n, k), "expand",
            "term by term (Pascal), 2 sum_{k<d} C(n-1, k) solves the recursion", lemma=True, where=where,
            transform=sp.combsimp,
        ),
        equal(
            2 * sp.binomial(n - 1, k) - sp.binomial(n, k), sp.binomial(n - 1, k) - sp.binomial(n - 1, k - 1), "expand",
            "Pr(P >= n) - Pr(P >= n+1) = 2^-n sum_{k<d} (2 C(n-1, k) - C(n, k)) telescopes to 2^-n C(n-1, d-1) = Pr(P = n)",
            lemma=True, where=later, transform=lambda e: sp.combsimp(e),
        ),
        equal(
            prefix_probability(n - 1, d) / 2 + prefix_probability(n - 1, d - 1) / 2, prefix_probability(n, d), "expand",
            "so P is the waiting time for d heads: the n-th toss is a tail, or a head after d - 1 heads", lemma=True,
            where={n: [4, 7, 12, 20], d: [2, 3]}, transform=lambda e: sp.combsimp(e * 2**n) / 2**n,
        ),
    )
