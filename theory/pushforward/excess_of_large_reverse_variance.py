"""With the larger of the two usual variances narrow data come out too wide, and wide data too narrow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BEFORE, CHAIN, RATE, total
from lawbook.theory.pushforward.setting import DEVIATION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.b**2 * v.A * (1 - v.s**2) / total(v.A * (1 - v.b), v.s)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.b: (0.05, 0.6), v.A: (0.1, 0.95), v.s: (0.3, 3)}
    return Derivation(
        (CHAIN,),
        (
            equal(v.b - v.b * total(v.A, v.s) / total(v.A * (1 - v.b), v.s), prediction(v), "expand", "b less the exact variance (law `exact_reverse_variance`)", where=where,
                  transform=lambda e: sp.factor(sp.simplify(e))),
        ),
    )


LAW = Law(
    name="pushforward.excess_of_large_reverse_variance",
    statement="Data N(0, s^2): a step back of the ancestral sampler with noise of variance b, from the exact law, gives b^2 A (1 - s^2)/W too much variance; too little for s > 1.",
    relation=Equals(exact=True),
    observable="large",
    parameters=(DEVIATION, RATE, BEFORE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exact", "no excess", lambda v: 0 * v.s),
        Rival("always too wide", "b^2 A |1 - s^2|/W", lambda v: sp.Abs(prediction(v))),
        Rival("smaller variance", "the same for the smaller variance", observable="small"),
    ),
    remark="The smaller variance, b (1 - A)/(1 - A (1 - b)), gives too little for every s > 0.",
)
