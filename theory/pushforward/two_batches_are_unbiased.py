"""The product of two batches estimates the loss without bias, at every size of the batch."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.estimates import FEATURES, GAPS, SPECTRUM, total
from lawbook.theory.pushforward.setting import BATCH, HERE


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return sp.Sum(v.gaps[k] ** 2, (k, 0, v.K - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    products = total(v, lambda d, c: v.B**2 * d * d / v.B**2)
    return Derivation(
        (FEATURES, Premise("Draws of different batches are independent: the mean of a product is the product of the means.")),
        (equal(products, prediction(v), "expand", "the mean of B^2 products of a draw of each batch"),),
    )


def plug_in(v: SimpleNamespace) -> Any:
    return total(v, lambda d, c: d**2 + c / v.B)


LAW = Law(
    name="pushforward.two_batches_are_unbiased",
    statement="The inner product of the mean gaps of two independent batches of B draws has the squared gap |delta|^2 as its mean, "
              "for every B >= 1.",
    relation=Equals(),
    observable="two_batches_mean",
    parameters=(GAPS, SPECTRUM, BATCH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("biased at one draw", "the variance over B is added, as for one batch", plug_in),
        Rival("one batch", "the squared mean gap of one batch is as good", observable="plug_in_mean"),
    ),
    remark="Single estimates may be negative: average before taking roots or logarithms.",
)
