"""Chernoff's bound on the infimum loss's vote, at every number of sets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.rate_of_infimum_vote import CHERNOFF, chain
from lawbook.theory.measure_objectives.rate_of_infimum_vote import prediction as rate
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES
from lawbook.theory.measure_objectives.votes import CONFUSION, INDEPENDENT, MISSING, SHARE


def prediction(v: SimpleNamespace) -> Any:
    return rate(v) ** v.n


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.Symbol("x", positive=True), sp.Symbol("k", integer=True)
    where = {v.p: (0.1, 0.9), v.q: (0.1, 0.5), v.eta: (0.02, 0.3), v.n: [1, 4, 9]}
    up, down = v.p * v.q * v.eta, v.p * (1 - v.q) * (1 - v.eta)
    return Derivation(
        (INDEPENDENT, CHERNOFF, Premise("Markov's inequality: P(walk >= 0) <= E x^walk = (E x^step)^n for x >= 1; the least x is above 1 where q + eta < 1.")),
        (
            at_most(sp.Heaviside(k, 1), x**k, "an indicator below a power, x >= 1", lemma=True, where={x: (1, 3), k: [-3, -1, 0, 2]}),
            *chain(v),
            equal((1 - up - down + 2 * sp.sqrt(up * down)) ** v.n, prediction(v), "simplify", "at the best x", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.failure_of_infimum_vote_at_most",
    statement="After n noisy sets a wrong label has at least the truth's votes with probability at most (1 - p (sqrt((1 - q)(1 - eta)) - sqrt(q eta))^2)^n, where q + eta < 1.",
    relation=AtMost(),
    observable="failed",
    parameters=(SAMPLES, SHARE, CONFUSION, MISSING),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("no noise", "(1 - p (1 - q))^n, as without noise", lambda v: (1 - v.p * (1 - v.q)) ** v.n + 0 * v.eta),),
)
