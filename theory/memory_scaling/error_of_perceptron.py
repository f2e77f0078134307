"""The exact error of the best matrix for two classes, on any frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.perceptron import PREMISES, cover_steps, prefix_probability
from lawbook.theory.memory_scaling.setting import DIMENSION, FREQUENCIES, HERE


def wrong_after(x: Any, d: Any) -> Any:
    """Pr(P = x) + Pr(P < x) / 2 for the token with x tokens before it."""
    exact = sp.exp(sp.loggamma(x) - sp.loggamma(d) - sp.loggamma(x - d + 1) - x * sp.log(2))
    before = sp.betainc_regularized(d, x - d, 0, sp.Rational(1, 2))
    return sp.Piecewise((0, x < d), (2 ** (-d), sp.Eq(x, d)), (exact + before / 2, True))


def prediction(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", integer=True, nonnegative=True)
    return sp.Sum(v.p[x] * wrong_after(x, v.d), (x, 0, v.N - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.symbols("x k", integer=True, nonnegative=True)
    m = sp.Symbol("m", integer=True, positive=True)
    n = sp.Symbol("n", integer=True, positive=True)
    d = v.d
    gap = sp.Symbol("g", integer=True, positive=True)
    counted = sp.Sum(
        v.p[x] * sp.Piecewise(
            (0, x < d), (2 ** (-d), sp.Eq(x, d)),
            (prefix_probability(x, d) + sp.Sum(prefix_probability(m, d), (m, d, x - 1)) / 2, True),
        ),
        (x, 0, v.N - 1),
    )

    def tail(mp: Any, size: int, extra: int) -> Any:
        return mp.fsum(mp.binomial(j - 1, size - 1) / mp.mpf(2) ** j for j in range(size, size + extra))

    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        size, extra = int(at[d]), int(at[gap])
        return tail(mp, size, extra), mp.betainc(size, extra, 0, mp.mpf(1) / 2, regularized=True)

    def sums(mp: Any, at: Any) -> tuple[Any, Any]:
        p, size = [mp.mpf(1) / (j + 2) for j in range(12)], int(at[d])
        left, right = mp.mpf(0), mp.mpf(0)
        for j, share in enumerate(p):
            if j >= size:
                at_once = mp.binomial(j - 1, size - 1) / mp.mpf(2) ** j if j > size else mp.mpf(2) ** -size
                left += share * (at_once + tail(mp, size, j - size) / 2)
                late = mp.betainc(size, j - size, 0, mp.mpf(1) / 2, regularized=True) if j > size else 0
                right += share * (at_once + late / 2)
        return left, right

    return Derivation(
        (
            *PREMISES,
            Premise("v separates the longest separable prefix and is computed from it alone."),
            Premise("Token x (x tokens before it) is right if x < P, wrong if x = P (else the prefix were longer), and "
                    "independent of v, hence right with probability 1/2, if x > P."),
        ),
        (
            *cover_steps(),
            equal(
                sp.Sum(prefix_probability(n, d), (n, d, d + gap - 1)),
                sp.betainc_regularized(d, gap, 0, sp.Rational(1, 2)), "sum",
                "d heads within d + g - 1 tosses: a binomial tail is an incomplete beta function", lemma=True,
                where={d: [1, 2, 5, 9], gap: [1, 2, 6, 20]}, numeric=both,
            ),
            equal(
                prefix_probability(x, d), sp.exp(sp.loggamma(x) - sp.loggamma(d) - sp.loggamma(x - d + 1) - x * sp.log(2)),
                "expand", "the binomial coefficient by logarithms of Gamma functions", lemma=True,
                where={d: [1, 2, 5], x: [6, 9, 30]},
            ),
            equal(
                counted, prediction(v), "substitute", "insert both", where={d: [1, 2, 4, 7]}, numeric=sums,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.error_of_perceptron",
    statement=(
        "With two classes, the matrix that separates the longest possible prefix of tokens errs with probability "
        "sum_x p(x) (Pr(P = x) + Pr(P < x) / 2), P being the waiting time for d heads: about half of p(x > 2d)."
    ),
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "sharp capacity", "half of p(x >= 2d)",
            lambda v: sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), sp.Min(2 * v.d, v.N), v.N - 1)) / 2,
        ),
        Rival(
            "pseudo-inverse", "half of p(x >= d), which the pseudo-inverse reaches",
            lambda v: sp.Sum(v.p[sp.Symbol("x", integer=True)], (sp.Symbol("x", integer=True), sp.Min(v.d, v.N), v.N - 1)) / 2,
        ),
    ),
)
