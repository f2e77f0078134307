"""By how much the truth wins the vote of averaged losses: always on the side of the infimum loss, where labels enter sets independently."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import FIRST_CHECK
from lawbook.theory.measure_objectives.votes import CONFUSION, INDEPENDENT, LABELS, MISSING


def prediction(v: SimpleNamespace) -> Any:
    return (1 - v.eta - v.q) * (1 - (1 - v.q) ** (v.K - 1)) / ((v.K - 1) * v.q)


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", positive=True)
    s, m = sp.Symbol("s", integer=True, nonnegative=True), sp.Symbol("m", integer=True, nonnegative=True)
    where = {v.q: (0.1, 0.8), v.eta: (0.02, 0.3), v.K: [2, 3, 6], m: [0, 1, 4], t: (0.1, 0.9)}
    return Derivation(
        (
            INDEPENDENT,
            Premise("Averaging gives each label of a set the vote 1/|S|; sets that hold both labels or none favour neither."),
            Premise("Where just one of the two is in S, |S| = 1 + B, B binomial among the K - 2 others; 1/(1 + B) is the integral of t^B over [0, 1]."),
        ),
        (
            equal(sp.Sum(sp.binomial(m, s) * v.q**s * (1 - v.q) ** (m - s) * t**s, (s, 0, m)), (1 - v.q + v.q * t) ** m, "sum", "E t^B, the binomial theorem",
                  lemma=True, where=where, transform=by_numbers),
            equal(sp.Integral((1 - v.q + v.q * t) ** (v.K - 2), (t, 0, 1)), (1 - (1 - v.q) ** (v.K - 1)) / ((v.K - 1) * v.q), "integrate", "E 1/(1 + B)",
                  lemma=True, where=where, transform=by_numbers),
            equal(((1 - v.eta) * (1 - v.q) - v.eta * v.q) * (1 - (1 - v.q) ** (v.K - 1)) / ((v.K - 1) * v.q), prediction(v), "expand",
                  "sets with the truth and without the other label, less those the other way round", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.margin_of_average_vote",
    statement=(
        "Averaging over candidates prefers the truth by (1 - eta - q) (1 - (1 - q)^(K - 1))/((K - 1) q): the infimum loss's margin times E 1/|S|, "
        "so that both choose the same label where labels enter sets independently."
    ),
    relation=Equals(),
    observable="average",
    parameters=(LABELS, CONFUSION, MISSING),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("infimum loss", "1 - eta - q", lambda v: 1 - v.eta - v.q + 0 * v.K),
        Rival("mean size", "divided by the mean size 1 + (K - 2) q instead", lambda v: (1 - v.eta - v.q) / (1 + (v.K - 2) * v.q)),
        Rival("inconsistent", "no margin: averaging cannot find the truth", lambda v: 0 * v.q),
    ),
    remark="So averaging is not inconsistent in classification, only slower; the votes part where labels depend on each other: see margin_against_crowds.",
)
