"""A token with noisy labels: the time of a margin, which ends at the log-odds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import FREQUENCY, HERE, MARGIN

CLEAN = real("q", "probability of the token's more likely label", low=0.5, high=1, low_open=True, high_open=True, typical=(0.55, 0.98))


def prediction(v: SimpleNamespace) -> Any:
    q = v.q
    return (v.m - sp.log((q - (1 - q) * sp.exp(v.m)) / (2 * q - 1)) / (1 - q)) / (2 * v.p * q)


def derivation(v: SimpleNamespace) -> Derivation:
    x, q = sp.Symbol("x", positive=True), v.q
    part = sp.Symbol("s", positive=True)  # the margin as a share of its limit
    limit_ = sp.log(q / (1 - q))
    where = {q: (0.6, 0.95), v.p: (0.05, 1), part: (0.05, 0.95), x: (0.05, 0.3)}
    at_x = SimpleNamespace(q=q, p=v.p, m=x)
    return Derivation(
        (Premise("Orthonormal embeddings, two classes, label 1 with probability q: dm/dt = 2 p (q - sigma(m)), from 0."),),
        (
            equal(
                sp.Derivative(prediction(at_x), x), 1 / (2 * v.p * (q - logistic(x))), "differentiate",
                "the time that the flow needs for dm", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                prediction(SimpleNamespace(q=q, p=v.p, m=sp.Integer(0))), sp.Integer(0), "substitute", "it starts at 0", lemma=True,
                where=where, transform=sp.simplify,
            ),
            equal(
                q - (1 - q) * sp.exp(limit_), sp.Integer(0), "substitute", "the time of log(q/(1 - q)) is infinite", lemma=True,
                where=where, transform=sp.simplify,
            ),
            equal(
                v.m / (2 * v.p * q) - sp.log((q - (1 - q) * sp.exp(v.m)) / (2 * q - 1)) / (2 * v.p * q * (1 - q)), prediction(v), "integrate",
                "the integral of these times", where={q: (0.9, 0.95), v.p: (0.05, 1), v.m: (0.1, 2)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.time_to_margin_under_noise",
    statement=(
        "With two classes and a label that is right with probability q, the margin m < log(q/(1 - q)) is reached at time "
        "(m - log((q - (1 - q) e^m)/(2 q - 1))/(1 - q))/(2 p q)."
    ),
    relation=Equals(exact=True),
    observable="time",
    parameters=(FREQUENCY, CLEAN, MARGIN),
    conditions=(Condition("m < log(q/(1 - q)), where margins end", lambda v: v.m < np.log(v.q / (1 - v.q))),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("clean labels", "(e^m + m - 1)/(2 p)", lambda v: (sp.exp(v.m) + v.m - 1) / (2 * v.p)),
        Rival("slower by the noise", "the same over 2 q - 1", lambda v: (sp.exp(v.m) + v.m - 1) / (2 * v.p * (2 * v.q - 1))),
    ),
    remark="Near its end the margin closes the gap at the rate 2 p q (1 - q).",
)
