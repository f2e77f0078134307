"""The best exponent that a threshold can give to power weighting."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, EXPONENT, HERE, POWER
from lawbook.theory.memory_scaling.threshold_exponent_of_printed_size import POSITIVE
from lawbook.theory.memory_scaling.threshold_exponent_of_printed_size import prediction as printed


def prediction(v: SimpleNamespace) -> Any:
    return -(v.alpha - 1) * sp.Min(1, 1 / (2 * v.rho * v.alpha))


def derivation(v: SimpleNamespace) -> Derivation:
    a = v.alpha
    d, c, k, x, P = sp.symbols("d c k x P", positive=True)  # k = 2 rho alpha
    where = {a: (1.3, 3.2), v.rho: (0.05, 1.4), k: (0.1, 0.9), d: (10, 1000), c: (0.1, 2), P: (10, 1000)}
    return Derivation(
        (
            Premise("q = p^rho on the P most frequent of infinitely many Zipf tokens, k = 2 rho alpha."),
            Premise("For k < 1 |q|^2 grows like P^(1 - k), so the last stored token keeps a signal d P^-k/|q|^2, of order d/P: P may be of "
                    "order d (up to logarithms), and not more."),
            Premise("For k > 1 |q|^2 is bounded below: tokens beyond d^(1/k) err whether stored or not, so that no threshold beats "
                    "the unthresholded scheme (law power_weighting_exponent)."),
        ),
        (
            equal(
                d * P**-k / P ** (1 - k), d / P, "expand", "the signal of the last stored token, for k < 1", lemma=True, where=where,
                transform=sp.powsimp,
            ),
            limit(
                sp.log(c * d ** (1 - a)) / sp.log(d), 1 - a, d, sp.oo, "P of order d leaves a mass of order d^(1 - alpha)", lemma=True,
                where=where,
            ),
            limit(
                sp.log(c * d ** ((1 - a) / k)) / sp.log(d), (1 - a) / k, d, sp.oo, "d^(1/k) tokens leave d^((1 - alpha)/k)", lemma=True,
                where=where,
            ),
            equal(
                -(a - 1) * sp.Min(1, 1 / (2 * v.rho * a)), prediction(v), "substitute", "the first for k < 1, the second for k > 1", where=where,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.best_threshold_exponent",
    statement=(
        "With q = p^rho, rho > 0, on the best number of the most frequent of infinitely many Zipf tokens, the error falls like "
        "d^(-(alpha - 1) min(1, 1/(2 rho alpha))): for 2 rho alpha < 1 the minimax rate."
    ),
    relation=Scales("d"),
    observable="best_error",
    parameters=(EXPONENT, restrict(POWER, low_open=True), DIMENSION),
    conditions=(POSITIVE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("the printed size is best", "-(alpha - 1)/(2 rho alpha + 1)", printed),),
    remark="A mild power, rho = 0.1 say, with a threshold of order d does better than equal weights, which pay a logarithm.",
)
