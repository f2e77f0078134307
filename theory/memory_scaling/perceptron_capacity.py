"""The best matrix for two classes holds 2d random keys: exactly, on average, at every d."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.perceptron import PREMISES, cover_steps, prefix_probability
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.d


def derivation(v: SimpleNamespace) -> Derivation:
    n, k = sp.Symbol("n", integer=True, positive=True), sp.Symbol("k", integer=True, nonnegative=True)
    x = sp.Symbol("x", positive=True)
    d = v.d
    where = {d: [1, 2, 3, 5, 10]}
    mean = sp.Sum(n * prefix_probability(n, d), (n, d, sp.oo))
    shifted = d * sp.Sum(sp.binomial(d + k, k) * sp.Rational(1, 2) ** (d + k), (k, 0, sp.oo))

    def series(mp: Any, at: Any, terms: int = 400) -> Any:
        size = int(at[d])
        return mp.fsum((size + j) * mp.binomial(size + j - 1, size - 1) / mp.mpf(2) ** (size + j) for j in range(terms))

    def moved(mp: Any, at: Any, terms: int = 400) -> Any:
        size = int(at[d])
        return size * mp.fsum(mp.binomial(size + j, j) / mp.mpf(2) ** (size + j) for j in range(terms))

    return Derivation(
        PREMISES,
        (
            *cover_steps(),
            equal(
                (d + k) * sp.binomial(d + k - 1, d - 1), d * sp.binomial(d + k, k), "expand", "absorb the factor n = d + k",
                lemma=True, where=where | {k: [0, 1, 4]}, transform=lambda e: sp.combsimp(e),
            ),
            equal(
                mean, shifted, "substitute", "n = d + k", where=where, numeric=lambda mp, at: (series(mp, at), moved(mp, at)),
            ),
            equal(
                sp.Sum(sp.binomial(d + k, k) * x**k, (k, 0, sp.oo)), (1 - x) ** (-d - 1), "sum",
                "the binomial series, at x = 1/2 it is 2^(d + 1)", lemma=True, where=where | {x: (0.1, 0.5)},
                numeric=lambda mp, at: (
                    mp.fsum(mp.binomial(int(at[d]) + j, j) * mp.mpf(at[x]) ** j for j in range(400)),
                    (1 - mp.mpf(at[x])) ** (-int(at[d]) - 1),
                ),
            ),
            equal(
                shifted, 2 * d, "sum", "insert it: d 2^-d 2^(d+1)", where=where,
                numeric=lambda mp, at: (moved(mp, at), mp.mpf(2 * int(at[d]))),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.perceptron_capacity",
    statement=(
        "With two classes and the best possible matrix, the largest number of first tokens that random embeddings let a "
        "memory hold is 2d on average, exactly, at every dimension d; it is the waiting time for d heads of a fair coin."
    ),
    relation=Equals(),
    observable="prefix",
    parameters=(DIMENSION,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as many as dimensions", "d", lambda v: v.d),
        Rival("two keys less", "2 d - 2", lambda v: 2 * v.d - 2),
        Rival("parameters of the matrix", "d^2", lambda v: v.d**2),
    ),
    remark=(
        "Cover's capacity 2d is usually stated in the limit; the mean of the largest separable prefix equals it at finite d. "
        "No storage scheme q reaches a tenth of it at small error, yet the exponent of the error on Zipf's law is the same."
    ),
)
