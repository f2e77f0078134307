"""Weak labels resolve exponentially fast, with an exact count."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

LABELS = integer("K", "number of labels", low=2, typical=(2, 10))
SHARE = real("p", "probability of the input", low=0, high=1, low_open=True, typical=(0.05, 0.9))
CONFUSION = real("q", "probability that a wrong label is among the candidates", low=0, high=1, high_open=True, typical=(0.1, 0.8))


def prediction(v: SimpleNamespace) -> Any:
    j = sp.Symbol("j", integer=True, positive=True)
    return sp.Sum((-1) ** (j + 1) * sp.binomial(v.K - 1, j) * (1 - v.p * (1 - v.q**j)) ** v.n, (j, 1, v.K - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    j, s = sp.Symbol("j", integer=True, positive=True), sp.Symbol("s", integer=True, nonnegative=True)
    a, b, c = sp.symbols("a b c", positive=True)
    where = {v.n: [1, 3, 6], v.p: (0.1, 0.9), v.q: (0.1, 0.8), v.K: [2, 3, 5], j: [1, 2, 3]}
    return Derivation(
        (
            Premise("The input is ambiguous when some wrong label has been among the candidates each time; j given labels have been so with probability (1 - p (1 - q^j))^n, n sets drawn independently."),
            Premise("Inclusion and exclusion over the K - 1 wrong labels."),
        ),
        (
            equal(sp.Sum(sp.binomial(v.n, s) * v.p**s * (1 - v.p) ** (v.n - s) * v.q ** (j * s), (s, 0, v.n)), (1 - v.p * (1 - v.q**j)) ** v.n, "sum",
                  "over the number s of sets seen at the input", lemma=True, where=where, transform=by_numbers),
            equal(1 - (1 - a) * (1 - b) * (1 - c), a + b + c - a * b - a * c - b * c + a * b * c, "expand", "three wrong labels, in a case where their fates are independent", lemma=True),
            equal(
                1 - sp.Sum((-1) ** j * sp.binomial(v.K - 1, j) * (1 - v.p * (1 - v.q**j)) ** v.n, (j, 0, v.K - 1)), prediction(v), "sum",
                "all sets of wrong labels; the term j = 0 is 1", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.ambiguity_after_n_sets",
    statement="After n sets an input of probability p is still ambiguous with probability sum over j of (-1)^(j+1) C(K - 1, j) (1 - p (1 - q^j))^n: about (K - 1) exp(-n |log(1 - p (1 - q))|).",
    relation=Equals(),
    observable="ambiguous",
    parameters=(SAMPLES, LABELS, SHARE, CONFUSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("union bound", "(K - 1) (1 - p (1 - q))^n, the first term alone", lambda v: sp.Min(1, (v.K - 1) * (1 - v.p * (1 - v.q)) ** v.n)),
        Rival("polynomial", "of order 1/n: 1/(1 + n p (1 - q))", lambda v: 1 / (1 + v.n * v.p * (1 - v.q))),
        Rival("no confusion of labels", "as if one wrong label could remain", lambda v: (1 - v.p * (1 - v.q)) ** v.n),
    ),
)
