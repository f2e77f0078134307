"""No rule that is correct at every law can stop sooner, on average."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Condition, Derivation, Law, Premise, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import ERROR, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED

BETTER = Condition("delta < 1/2: better than a coin", lambda v: v.delta < 0.5)


def gap(first: Any, second: Any) -> Any:
    """D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2)), 0 ln 0 = 0: what a sample tells against a tie."""
    both = first + second
    light = sp.Piecewise((second * sp.log(2 * second / both), second > 0), (0, True))
    return first * sp.log(2 * first / both) + light


def prediction(v: SimpleNamespace) -> Any:
    return (1 - 2 * v.delta) * sp.log((1 - v.delta) / v.delta) / gap(v.p_1, v.p_2)


def derivation(v: SimpleNamespace) -> Derivation:
    p, q, d = v.p_1, v.p_2, v.delta
    t = sp.Symbol("t", real=True)
    where = {p: (0.4, 0.6), q: (0.05, 0.35), d: (0.001, 0.4)}
    mean = (p + q) / 2
    against = p * sp.log(p / (mean - t)) + q * sp.log(q / (mean + t))
    tie = p * sp.log(p / mean) + q * sp.log(q / mean)
    coin = d * sp.log(d / (1 - d)) + (1 - d) * sp.log((1 - d) / d)
    return Derivation(
        (
            Premise("Change of measure: E_p[n] KL(p | q) >= kl(delta, 1 - delta) for each q of another mode; a query tells no more than its "
                    "sample."),
            Premise("The nearest such q moves (p_1, p_2) to (mean - t, mean + t), mean = (p_1 + p_2)/2, t to 0, and keeps the rest."),
            Premise("p_2 > 0 in the steps; the formula's limit covers p_2 = 0."),
        ),
        (
            at_least(against, tie, "a tie is nearest: t = 0 (t > 0 makes class 2 the mode)", lemma=True,
                     where=where | {p: (0.45, 0.6), q: (0.15, 0.3), t: (0.0001, 0.1)}),
            equal(tie, p * sp.log(2 * p / (p + q)) + q * sp.log(2 * q / (p + q)), "expand", "this is D", lemma=True, where=where),
            equal(coin, (1 - 2 * d) * sp.log((1 - d) / d), "expand", "kl(delta, 1 - delta)", lemma=True, where=where),
            equal(coin / tie, prediction(v), "substitute", "divided by what a sample tells against the tie", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.confidence_lower_bound",
    statement=(
        "A method that errs with probability at most delta at every law takes at least kl(delta, 1 - delta)/D samples on average, hence queries, "
        "D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2))."
    ),
    relation=AtLeast(),
    observable="samples",
    parameters=(MODE, SECOND, restrict(ERROR, typical=(1e-6, 0.4))),
    conditions=(SORTED, BETTER),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("ten times", "ten times as many", lambda v: 10 * prediction(v)),
        Rival("incorrect method", "the same for elimination with c = 0.1, which is not correct", cell={"rule": "published:0.1"}),
    ),
    remark="Methods with a budget, told the gap, may need fewer: they are not correct at every law.",
)
