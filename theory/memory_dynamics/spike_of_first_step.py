"""The step size above which the very first step raises the loss of two correlated tokens."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Law, Premise, Procedure, Rival, Threshold, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, loss
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE
from lawbook.theory.memory_dynamics.sharpness_of_pair import prediction as sharpness


def loss_after(eta: Any, p: Any, alpha: Any) -> Any:
    """The loss after one step from 0."""
    rare = 1 - p
    return p * loss(eta * (p - alpha * rare)) + rare * loss(eta * (rare - alpha * p))


def formula(v: SimpleNamespace) -> Any:
    return sp.Function("eta_star", positive=True)(v.p_1, v.alpha)


def root(excess: Any, bisect: Any) -> Any:
    """Where `excess`, convex in the step and 0 at 0 with a negative slope, is 0 again: bracketed, then `bisect`ed."""
    low, high = 1.0, 2.0
    while excess(high) <= 0:
        low, high = high, 2 * high
    while excess(low) > 0:
        low /= 2
    return bisect(low, high)


def evaluate(p_1: float, alpha: float) -> float:
    from scipy.optimize import brentq

    p, rare = float(p_1), 1 - float(p_1)

    def softplus(x: float) -> float:
        return max(x, 0.0) + math.log1p(math.exp(-abs(x)))

    def excess(eta: float) -> float:
        return p * softplus(-eta * (p - alpha * rare)) + rare * softplus(-eta * (rare - alpha * p)) - math.log(2)

    return root(excess, lambda low, high: brentq(excess, low, high, xtol=1e-13, rtol=1e-14))


def evaluate_digits(mp: Any, p_1: Any, alpha: Any) -> Any:
    p, alpha = mp.mpf(p_1), mp.mpf(alpha)
    rare = 1 - p

    def excess(eta: Any) -> Any:
        return (
            p * mp.log1p(mp.exp(-eta * (p - alpha * rare))) + rare * mp.log1p(mp.exp(-eta * (rare - alpha * p))) - mp.log(2)
        )

    near = mp.mpf(evaluate(float(p_1), float(alpha)))
    return mp.findroot(excess, (near, near * (1 + mp.mpf(10) ** -6)))


def derivation(v: SimpleNamespace) -> Derivation:
    eta, p, alpha = sp.Symbol("eta", positive=True), v.p_1, v.alpha
    c, rare = sp.Symbol("c", real=True), 1 - v.p_1
    star = formula(v)
    where = {p: (0.7, 0.95), alpha: (0.6, 0.95), eta: (0.1, 20), c: (-2, 2), sp.Function("eta_star"): lambda mp, at: (
        lambda p_1, alpha: evaluate_digits(mp, p_1, alpha)
    )}
    return Derivation(
        (
            *PREMISES,
            Premise("As a function of the step the loss after one step is convex; at 0 it is log 2 and falls: it comes back to log 2 "
                    "at most once, and does so exactly if a margin falls, alpha > p_2/p_1."),
        ),
        (
            equal(
                sp.Derivative(loss(eta * c), (eta, 2)), c**2 * sp.exp(-eta * c) / (1 + sp.exp(-eta * c)) ** 2, "differentiate",
                "each token's loss is convex in the step", lemma=True, where={eta: (0.1, 9), c: (-2, 2)},
                transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(
                sp.Derivative(loss_after(eta, p, alpha), eta).doit().subs(eta, 0), -((p - alpha * rare) * p + (rare - alpha * p) * rare) / 2,
                "differentiate", "the slope at 0", lemma=True, where={p: (0.5, 0.95), alpha: (-0.9, 0.95)}, transform=sp.simplify,
            ),
            equal(loss_after(star, p, alpha) - sp.log(2), sp.Integer(0), "solve", "eta* is that second zero", lemma=True, where=where),
            equal(star, formula(v), "substitute", "the step from which on the loss has risen", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.spike_of_first_step",
    statement=(
        "From zero the first step raises the loss of two tokens exactly above the step size eta* at which "
        "p_1 log(1 + e^(-eta (p_1 - alpha p_2))) + p_2 log(1 + e^(-eta (p_2 - alpha p_1))) = log 2, if alpha > p_2/p_1."
    ),
    relation=Threshold("eta"),
    observable="step",
    parameters=(HEAD, CORRELATION),
    conditions=(Condition("alpha > p_2/p_1: the rare token starts the wrong way", lambda v: v.alpha * v.p_1 > 1 - v.p_1),),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("edge of stability", "2 over the sharpness at the origin", lambda v: 2 / sharpness(v)),
        Rival("collapsed pair", "1/(p_1 p_2)", lambda v: 1 / (v.p_1 * (1 - v.p_1))),
    ),
    remark="It lies above 2/S(0): the classical bound is sufficient, not necessary. Later steps may spike below it, and higher.",
)
