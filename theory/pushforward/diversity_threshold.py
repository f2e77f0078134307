"""Targets so narrow that one batch at a time learns a point."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Rival, Threshold, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.batch_losses import PREMISES, shrinking, stationary, steps
from lawbook.theory.pushforward.characteristic import SIZE, WIDTH
from lawbook.theory.pushforward.setting import DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt((1 - 1 / v.n) ** (-2 / (v.d + 2)) - 1) / v.w


def derivation(v: SimpleNamespace) -> Derivation:
    sigma = sp.Symbol("sigma", positive=True)
    with_sigma = SimpleNamespace(**vars(v) | {"sigma": sigma})
    where = {v.n: [2, 3, 10], v.d: [1, 2, 5], v.w: (0.3, 2)}
    return Derivation(
        PREMISES,
        (
            *steps(with_sigma),
            equal(
                stationary(with_sigma).subs(sigma, prediction(v)), sp.Integer(0), "solve", "the variance reaches 0 where rho (1 + "
                    "w^2 sigma^2) = 1",
                lemma=True, where=where, transform=lambda e: sp.simplify(sp.powsimp(sp.expand(e))),
            ),
            equal(sp.sqrt(1 / shrinking(v) - 1) / v.w, prediction(v), "solve", "that is at sigma^2 = (1/rho - 1)/w^2", where=where),
        ),
    )


LAW = Law(
    name="pushforward.diversity_threshold",
    statement=(
        "Trained on single batches of n >= 2, a map to N(0, sigma^2 I) in d dimensions collapses to a point exactly if w sigma "
        "<= ((1 - 1/n)^(-2/(d + 2)) - 1)^(1/2), w the standard deviation of the normal frequencies."
    ),
    relation=Threshold("sigma"),
    observable="threshold",
    parameters=(WIDTH, restrict(SIZE, low=2), DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("only at one draw", "a collapse happens at n = 1 alone: almost no target is too narrow", lambda v: sp.Float(1e-3)),
        Rival("first factor", "(1/(1 - 1/n) - 1)^(1/2)/w", lambda v: 1 / (sp.sqrt(v.n - 1) * v.w)),
    ),
    remark="It answers a question of the notes: at n = 2 in one dimension the point wins where w sigma < 0.766; a batch of n needs "
           "w sigma of order (n (d + 2)/2)^(-1/2).",
)
