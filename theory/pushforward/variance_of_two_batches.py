"""What the unbiased product of two batches costs in variance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.estimates import FEATURES, GAPS, PAIRS, SPECTRUM, moment_steps, total
from lawbook.theory.pushforward.setting import BATCH, HERE


def prediction(v: SimpleNamespace) -> Any:
    return total(v, lambda d, c: 2 * d**2 * c / v.B + c**2 / v.B**2)


def derivation(v: SimpleNamespace) -> Derivation:
    pairs = total(v, lambda d, c: v.B**2 * (c**2 + 2 * d**2 * c) / v.B**4 + 2 * v.B**2 * (v.B - 1) * d**2 * c / v.B**4)
    return Derivation(
        (FEATURES, PAIRS),
        (
            *moment_steps(),
            equal(
                pairs, prediction(v), "expand",
                "the mean of B^2 products over two batches: each with itself, and with the 2 (B - 1) others that share one of its draws",
                transform=lambda e: e.func(sp.expand(e.function), *e.limits),
            ),
        ),
    )


def of_pairs(v: SimpleNamespace) -> Any:
    n = 2 * v.B
    return total(v, lambda d, c: 4 * d**2 * c / n + 2 * c**2 / (n * (n - 1)))


LAW = Law(
    name="pushforward.variance_of_two_batches",
    statement=(
        "The inner product of the mean gaps of two independent batches of B draws is an unbiased estimate of the squared gap, "
        "for every B >= 1, with variance 2 <delta, C delta>/B + |C|^2/B^2, where delta is the gap and C the covariance of the "
        "test functions."
    ),
    relation=Equals(),
    observable="two_batches_variance",
    parameters=(GAPS, SPECTRUM, BATCH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as all pairs", "the variance of the U-statistic on the same 2 B draws", of_pairs),
        Rival("mean variance", "the squares of the variances averaged over the test functions, not added",
              lambda v: total(v, lambda d, c: 2 * d**2 * c / v.B + c**2 / (v.K * v.B**2))),
        Rival(
            "noise of one batch", "only one of the two batches is noisy", lambda v: total(v, lambda d, c: d**2 * c / v.B + c**2 / v.B**2),
        ),
    ),
    remark="Away from the optimum this is the U-statistic's variance to first order; at the optimum it is (2 B - 1)/B times it, up "
           "to twice.",
)
