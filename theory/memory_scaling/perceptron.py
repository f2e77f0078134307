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
    """Pr(P = n) = C(n - 1, d - 1) / 2^n for n >= d: the d-th head of a coin comes at toss n."""
    return sp.binomial(n - 1, d - 1) / 2**n


def dichotomies(n: Any, d: Any) -> Any:
    """D(n, d) = 2 sum_{k < d} C(n - 1, k)."""
    k = sp.Symbol("k", integer=True, nonnegative=True)
    return 2 * sp.Sum(sp.binomial(n - 1, k), (k, 0, d - 1))


def cover_steps() -> tuple[Step, ...]:
    """Cover's count solves the recursion; its decrease is the law of P."""
    n, d = sp.symbols("n d", integer=True, positive=True)
    where = {n: [1, 2, 3, 7, 12], d: [2, 3, 4, 7]}
    return (
        equal(
            dichotomies(n, d) + dichotomies(n, d - 1), dichotomies(n + 1, d), "sum",
            "2 sum_{k<d} C(n-1, k) solves the recursion, by Pascal's rule", lemma=True, where=where,
            numeric=lambda mp, at: (
                mp.mpf(count(int(at[n]), int(at[d])) + count(int(at[n]), int(at[d]) - 1)),
                mp.mpf(count(int(at[n]) + 1, int(at[d]))),
            ),
        ),
        equal(
            dichotomies(n, d) / 2**n - dichotomies(n + 1, d) / 2 ** (n + 1), prefix_probability(n, d), "sum",
            "Pr(P >= n) - Pr(P >= n + 1): the sums telescope to one binomial coefficient", lemma=True,
            where={n: [4, 7, 12, 20], d: [1, 2, 4]},
            numeric=lambda mp, at: (
                mp.mpf(2 * count(int(at[n]), int(at[d])) - count(int(at[n]) + 1, int(at[d]))) / 2 ** (int(at[n]) + 1),
                mp.binomial(int(at[n]) - 1, int(at[d]) - 1) / mp.mpf(2) ** int(at[n]),
            ),
        ),
    )


def count(n: int, d: int) -> int:
    """D(n, d) in whole numbers, by Cover's formula."""
    import math

    return 2 * sum(math.comb(n - 1, k) for k in range(d))
