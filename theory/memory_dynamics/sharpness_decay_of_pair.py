"""Descent leaves the edge of stability by itself: the sharpness of two tokens in the long run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import logistic
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE, STEP, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return (1 + sp.Abs(v.alpha)) / ((1 - v.alpha) * v.eta * v.T)


def derivation(v: SimpleNamespace) -> Derivation:
    alpha, m = v.alpha, sp.Symbol("m", positive=True)
    side = sp.sqrt(1 - alpha**2)
    total = sp.Matrix([[1 + alpha**2, alpha * side], [alpha * side, 1 - alpha**2]])
    where = {alpha: (-0.8, 0.95), m: [5, 10, 20, 30, 40]}
    each = 1 / (2 * (1 - alpha) * v.eta * v.T)
    return Derivation(
        (
            Premise("The Hessian's largest eigenvalue is that of 2 sum_x p_x sigma'(m_x) e_x e_x^T, e_1 = (1, 0), "
                    "e_2 = (alpha, sqrt(1 - alpha^2))."),
            Premise("In the long run p_x sigma'(m_x) is asymptotically p_x e^-m_x = 1/(2 (1 - alpha) eta T) for both (law loss_of_pair)."),
        ),
        (
            limit(
                sp.exp(m) * logistic(m) * logistic(-m), sp.Integer(1), m, sp.oo, "sigma' = sigma (1 - sigma) at large margins", lemma=True,
                where=where,
            ),
            equal(
                (total - (1 + sp.Abs(alpha)) * sp.eye(2)).det(), sp.Integer(0), "expand",
                "1 + |alpha| is an eigenvalue of e_1 e_1^T + e_2 e_2^T", lemma=True, where=where,
                transform=lambda e: sp.simplify(sp.expand(e)),
            ),
            equal(
                total.trace() - (1 + sp.Abs(alpha)), 1 - sp.Abs(alpha), "expand", "the other one is 1 - |alpha|, which is smaller",
                lemma=True, where=where, transform=lambda e: sp.simplify(e),
            ),
            equal(
                2 * each * (1 + sp.Abs(alpha)), prediction(v), "substitute", "twice the common weight, times it",
                where=where | {v.eta: (0.1, 9), v.T: (1, 100)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.sharpness_decay_of_pair",
    statement=(
        "After T steps the sharpness of two tokens is asymptotically (1 + |alpha|)/((1 - alpha) eta T): times eta it does not "
        "depend on the step size."
    ),
    relation=Asymptotic("T"),
    observable="sharpness",
    parameters=(HEAD, CORRELATION, STEP, restrict(STEPS, low=1, typical=(1e4, 1e6))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no step", "the same without eta", lambda v: prediction(v) * v.eta),
        Rival("frequencies enter", "twice p_1 of it", lambda v: 2 * v.p_1 * prediction(v)),
        Rival("signed correlation", "1 + alpha for 1 + |alpha|", lambda v: (1 + v.alpha) / ((1 - v.alpha) * v.eta * v.T)),
    ),
    remark="So eta times the sharpness passes 2 after some 1/(1 - alpha) steps, whatever eta: spikes are transient.",
)
