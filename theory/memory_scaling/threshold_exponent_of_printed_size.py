"""The exponent of power weighting with the threshold that the paper prescribes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Law, Premise, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE, POWER
from lawbook.theory.source import Source

POSITIVE = Condition("2 rho alpha is not 1, where a logarithm enters", lambda v: abs(2 * v.rho * v.alpha - 1) > 1e-9)


def prediction(v: SimpleNamespace) -> Any:
    return -(v.alpha - 1) / (2 * v.rho * v.alpha + 1)


def derivation(v: SimpleNamespace) -> Derivation:
    a, r = v.alpha, v.rho
    d, c = sp.Symbol("d", positive=True), sp.Symbol("c", positive=True)
    size = d ** (1 / (2 * r * a + 1))
    where = {a: (1.3, 3.2), r: (0.05, 1.4), d: (10, 1000), c: (0.1, 2)}
    return Derivation(
        (
            Premise("q = p^rho on the P = d^(1/(2 rho alpha + 1)) most frequent of infinitely many Zipf tokens."),
            Premise("|q|^2 grows at most like P^(1 - 2 rho alpha), or stays bounded: the last stored token's s^2 = d P^(-2 rho alpha)/|q|^2 "
                    "grows, so the stored tokens cost less than the others, which are guessed."),
        ),
        (
            equal(
                d * size ** (-2 * r * a), size, "expand", "d P^(-2 rho alpha) is P itself: above |q|^2 by a power of P", lemma=True, where=where,
                transform=lambda e: sp.powsimp(sp.powdenest(e, force=True)),
            ),
            limit(
                sp.log(c * size ** (1 - a)) / sp.log(d), (1 - a) / (2 * r * a + 1), d, sp.oo,
                "the mass of the tokens that are not stored, c P^(1 - alpha): its exponent", lemma=True, where=where,
            ),
            equal((1 - a) / (2 * r * a + 1), prediction(v), "expand", "the exponent", where=where),
        ),
    )


LAW = Law(
    name="memory_scaling.threshold_exponent_of_printed_size",
    statement=(
        "With q = p^rho, rho > 0, on the d^(1/(2 rho alpha + 1)) most frequent of infinitely many Zipf tokens, the error falls like "
        "d^(-(alpha - 1)/(2 rho alpha + 1))."
    ),
    relation=Scales("d"),
    observable="error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), DIMENSION),
    conditions=(POSITIVE,),
    prediction=prediction,
    source=Source("derived here", HERE.paper, "after the paper's Proposition 3 as recalled"),
    derivation=derivation,
    rivals=(
        Rival("no threshold", "-(alpha - 1)/(2 rho alpha)", lambda v: -(v.alpha - 1) / (2 * v.rho * v.alpha)),
        Rival("threshold at d", "1 - alpha", lambda v: 1 - v.alpha),
    ),
    remark="True of this threshold, which is not the best one: see best_threshold_exponent.",
)
