"""One batch plugged in: the variance of the test functions over n is added to the loss."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import SIZE
from lawbook.theory.pushforward.estimates import FEATURES, GAPS, SPECTRUM, total
from lawbook.theory.pushforward.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return total(v, lambda d, c: d**2 + c / v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    pairs = total(v, lambda d, c: (v.n * (d**2 + c) + v.n * (v.n - 1) * d**2) / v.n**2)
    return Derivation(
        (FEATURES,),
        (
            equal(
                pairs, prediction(v), "expand", "n squares of mean delta^2 + v, and n (n - 1) products of mean delta^2",
                transform=lambda e: e.func(sp.expand(e.function), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="pushforward.bias_of_one_batch",
    statement=(
        "The squared mean gap of one batch of n draws has the mean |delta|^2 + tr(C)/n, C the covariance of the test functions: "
        "training on it pays for diversity, and learns a law that is too concentrated."
    ),
    relation=Equals(),
    observable="plug_in_mean",
    parameters=(GAPS, SPECTRUM, SIZE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "|delta|^2", lambda v: total(v, lambda d, c: d**2)),
        Rival("root of n", "tr(C)/sqrt(n) is added", lambda v: total(v, lambda d, c: d**2 + c / sp.sqrt(v.n))),
        Rival("two batches", "the same for the product of two batches of n/2", observable="two_batches_mean"),
    ),
)
