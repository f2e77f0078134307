"""The quick motion of a cluster: that of one token with a noisy label, however many tokens it has."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics import time_to_margin_under_noise as noise
from lawbook.theory.memory_dynamics.cluster import SHARE
from lawbook.theory.memory_dynamics.pair import CLOSENESS, logistic
from lawbook.theory.memory_dynamics.setting import FREQUENCY, HERE, MARGIN


def _noisy(v: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(p=v.p, q=v.p_1, m=v.m)


def prediction(v: SimpleNamespace) -> Any:
    return noise.prediction(_noisy(v))


def derivation(v: SimpleNamespace) -> Derivation:
    x, q = sp.Symbol("x", positive=True), v.p_1
    a, spread, k = sp.symbols("a D k", positive=True)
    where = {q: (0.6, 0.95), v.p: (0.05, 1), x: (0.05, 0.3), a: (0.01, 0.5), spread: (0.1, 2), k: (10, 1000)}
    return Derivation(
        (
            Premise("Two orthonormal classes. Inputs of a cluster of total frequency p have the inner products 1 - D_xx'/k, and 0 with all others; "
                    "p_1: the share of label 1. Token x' moves the score of x by 2 (1 - D_xx'/k) y_x' a_x'."),
            Premise("In a time that k does not enter, scores of two tokens of the cluster differ by O(1/k): all are the margin m of label 1, "
                    "and the pushes of the two labels, p p_1 sigma(-m) and p (1 - p_1) sigma(m), add up to that of one noisy token."),
        ),
        (
            limit(
                2 * (1 - spread / k) * a, 2 * a, k, sp.oo, "every token pushes every other, and itself, alike", lemma=True, where=where,
            ),
            equal(
                2 * v.p * (q * logistic(-x) - (1 - q) * logistic(x)), 2 * v.p * (q - logistic(x)), "simplify",
                "the speed of the common margin is that under a label that is right with probability p_1", lemma=True, where=where,
                transform=sp.simplify,
            ),
            equal(
                sp.Derivative(noise.prediction(SimpleNamespace(p=v.p, q=q, m=x)), x), 1 / (2 * v.p * (q - logistic(x))), "differentiate",
                "whose time is that of law time_to_margin_under_noise", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                v.m / (2 * v.p * q) - sp.log((q - (1 - q) * sp.exp(v.m)) / (2 * q - 1)) / (2 * v.p * q * (1 - q)), prediction(v), "integrate",
                "from 0 to m", where={q: (0.9, 0.95), v.p: (0.05, 1), v.m: (0.1, 2)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.margin_of_cluster",
    statement=(
        "As the inputs of a cluster of total frequency p collide, the time of gradient flow at which tokens of its more frequent label, of "
        "share p_1, first have the margin m is asymptotically that of one token with a label right with probability p_1: all settle first at "
        "log(p_1/(1 - p_1)), those of the other label at minus that."
    ),
    relation=Asymptotic("k"),
    observable="time",
    parameters=(FREQUENCY, SHARE, restrict(MARGIN, low_open=True), CLOSENESS),
    conditions=(Condition("m < log(p_1/(1 - p_1)), where margins stop at first", lambda v: v.m < np.log(v.p_1 / (1 - v.p_1))),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("clean labels", "(e^m + m - 1)/(2 p)", lambda v: (sp.exp(v.m) + v.m - 1) / (2 * v.p)),
        Rival("more frequent label alone", "(e^m + m - 1)/(2 p p_1)", lambda v: (sp.exp(v.m) + v.m - 1) / (2 * v.p * v.p_1)),
    ),
    remark="Whatever the numbers of tokens, their frequencies within the cluster, and how their inputs differ.",
)
