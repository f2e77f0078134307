"""The U-statistic uses the draws of two batches better."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import SIZE
from lawbook.theory.pushforward.estimates import FEATURES, GAPS, PAIRS, SPECTRUM, moment_steps, total
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return total(v, lambda d, c: 4 * d**2 * c / v.n + 2 * c**2 / (v.n * (v.n - 1)))


def derivation(v: SimpleNamespace) -> Derivation:
    n = v.n
    pairs = total(v, lambda d, c: 2 * (c**2 + 2 * d**2 * c) / (n * (n - 1)) + 4 * (n - 2) * d**2 * c / (n * (n - 1)))
    where = {n: [2, 3, 7, 20]}
    return Derivation(
        (FEATURES, PAIRS),
        (
            *moment_steps(),
            equal(
                pairs, prediction(v), "expand", "the mean of n (n - 1)/2 products: each with itself, and with the 2 (n - 2) others "
                    "that share one of its draws",
                where=where, transform=lambda e: e.func(sp.factor(e.function), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="pushforward.variance_of_pairs",
    statement=(
        "The mean of the inner products of all pairs of n draws is an unbiased estimate of the squared gap with variance 4 "
        "<delta, C delta>/n + 2 |C|^2/(n (n - 1)): at the optimum, about half of that of two batches of n/2."
    ),
    relation=Equals(),
    observable="u_statistic_variance",
    parameters=(GAPS, SPECTRUM, restrict(SIZE, low=2)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "as two batches", "the variance of two batches of n/2", lambda v: total(v, lambda d, c: 4 * d**2 * c / v.n + 4 * c**2 / v.n**2),
        ),
        Rival("pairs independent", "the variance of n (n - 1)/2 independent products",
              lambda v: total(v, lambda d, c: 2 * (c**2 + 2 * d**2 * c) / (v.n * (v.n - 1)))),
    ),
)
