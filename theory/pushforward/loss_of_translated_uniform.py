"""Whole frequencies repeat themselves: the loss of a translation has the period 2 pi."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

SHIFT = real("c", "distance by which the interval is shifted", typical=(-8, 8))
LENGTH = real("L", "length of the interval", low=0, low_open=True, typical=(0.5, 4))
COUNT = integer("q", "number of frequencies 1, 2, ..., q", low=1, typical=(1, 20))


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True, positive=True)
    return sp.Sum((2 * sp.sin(k * v.L / 2) / (k * v.L)) ** 2 * (1 - sp.cos(k * v.c)), (k, 1, v.q)) / v.q


def derivation(v: SimpleNamespace) -> Derivation:
    k = sp.Symbol("k", integer=True, positive=True)
    t, x = sp.Symbol("t", positive=True), sp.Symbol("x", real=True)
    where = {v.L: (0.5, 4), v.c: (-6, 6), v.q: [1, 2, 4], t: (0.5, 4)}
    square = (2 * sp.sin(k * v.L / 2) / (k * v.L)) ** 2
    return Derivation(
        (
            Premise("A shift by c multiplies the characteristic function by exp(i c t): |f - g|^2/2 = |g|^2 (1 - cos(c t)). |g| "
                    "does not see where the interval is."),
        ),
        (
            equal(
                sp.Integral(sp.cos(t * x), (x, -v.L / 2, v.L / 2)) / v.L, 2 * sp.sin(t * v.L / 2) / (t * v.L), "integrate",
                "g, of the interval around 0", lemma=True,
                where=where,
            ),
            equal(
                ((sp.cos(v.c * t) - 1) ** 2 + sp.sin(v.c * t) ** 2) / 2, 1 - sp.cos(v.c * t), "expand", "|exp(i c t) - 1|^2/2",
                lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(
                sp.cos(k * (v.c + 2 * sp.pi)), sp.cos(k * v.c), "expand", "at whole frequencies 2 pi more changes nothing",
                lemma=True, where=where,
                transform=lambda e: sp.expand_trig(sp.expand(e)),
            ),
            equal(
                sp.Sum(square * (1 - sp.cos(k * v.c)) / v.q, (k, 1, v.q)), prediction(v), "sum", "the mean over frequencies", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.loss_of_translated_uniform",
    statement=(
        "With the frequencies 1, ..., q the law U[a + c, a + c + L] has against U[a, a + L] the loss (1/q) sum over k of (2 "
        "sin(k L/2)/(k L))^2 (1 - cos(k c)): exactly 0 at every multiple of 2 pi."
    ),
    relation=Equals(exact=True),
    observable="loss",
    parameters=(SHIFT, LENGTH, COUNT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "no period", "as if all frequencies between counted: k c never is a multiple of 2 pi",
            lambda v: prediction(SimpleNamespace(**vars(v) | {"c": v.c * sp.Rational(31, 30)})),
        ),
        Rival("both functions", "twice that", lambda v: 2 * prediction(v)),
        Rival("other frequencies", "the same at the frequencies 1.05, 2.1, ...", cell={"spacing": 1.05}),
    ),
    remark="The notebook's window contains such a copy of its minimum, at the interval from 5 - 2 pi back to 3 - 2 pi.",
)
