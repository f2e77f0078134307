"""An average over test functions never exceeds the best of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import FIRST_CHECK

BEST = real("D", "largest difference of means over the class", low=0, typical=(0.1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return v.D


def derivation(v: SimpleNamespace) -> Derivation:
    g, r = sp.symbols("g r", nonnegative=True)
    return Derivation(
        (Premise("Every test function of the average has a difference of means g, at most D in absolute value; the average is of "
                 "g^2 and its total weight 1."),),
        (
            equal(
                v.D**2 - (v.D - r) ** 2, r * (2 * v.D - r), "expand", "g = D - r with 0 <= r <= 2 D: g^2 <= D^2", lemma=True,
                where={v.D: (0.1, 1), r: (0, 2)},
            ),
            equal(sp.sqrt(g**2).subs(g, v.D), prediction(v), "substitute", "the root of the mean of at most D^2", where={v.D: (0.1, 1)}),
        ),
    )


LAW = Law(
    name="pushforward.mean_at_most_best_critic",
    statement="The root mean square, over a law on test functions of a class, of the differences of means is at most the largest "
              "difference over the class.",
    relation=AtMost(),
    observable="mean",
    parameters=(BEST,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(Rival("half", "at most half of the largest", lambda v: v.D / 2),),
    remark="No multiple of the mean bounds the best: kolmogorov_over_cramer.",
)
