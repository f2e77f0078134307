"""Targets known by data: both batches centred on the same data bring a bias back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.estimates import GAPS, SPECTRUM, total
from lawbook.theory.pushforward.setting import BATCH, HERE

DATA = integer("n", "number of data points on which both batches are centred", low=1, typical=(1, 100))


def prediction(v: SimpleNamespace) -> Any:
    return total(v, lambda d, c: d**2 + c / v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    d, x, c = sp.symbols("delta x nu", real=True)
    where = {d: (-2, 2), x: (-2, 2), c: (0.1, 2), v.n: [1, 3, 10]}
    return Derivation(
        (
            Premise("Given the data, whose means of the test functions are off by x, the batches are independent: the mean of the "
                    "product is |delta - x|^2. x has mean 0 and variance v/n."),
        ),
        (
            equal(
                (d - x) ** 2, d**2 - 2 * d * x + x**2, "expand", "the middle term has mean 0", lemma=True, where=where,
                transform=sp.expand,
            ),
            equal(
                total(v, lambda d, c: (v.n**2 * d**2 + v.n * c) / v.n**2), prediction(v), "expand",
                "x^2 has the mean v/n; the size of the batches does not matter",
                transform=lambda e: e.func(sp.expand(e.function), *e.limits),
            ),
        ),
    )


LAW = Law(
    name="pushforward.shared_data_is_biased",
    statement=(
        "Two batches of B draws centred on the same n data points have an inner product of mean |delta|^2 + tr(C)/n, C the "
        "covariance of the test functions under the target, for every B: unbiased training on data centres each batch on its own."
    ),
    relation=Equals(),
    observable="shared",
    parameters=(GAPS, SPECTRUM, DATA, BATCH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "|delta|^2", lambda v: total(v, lambda d, c: d**2)),
        Rival("data of its own", "the same where each batch has its own data", observable="separate"),
        Rival("batches count", "tr(C)/(n B) is added", lambda v: total(v, lambda d, c: d**2 + c / (v.n * v.B))),
    ),
    remark="This bias does not depend on the map, so that it moves no minimum; it hides how far the loss is from 0.",
)
