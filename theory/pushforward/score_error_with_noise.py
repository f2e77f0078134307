"""The reversed diffusion forgets the errors of its score, the flow does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BACK, NOISED, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK, HORIZON


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.s**4 * sp.log(v.s**2 / variance(v.T, v.s)) / (v.s**2 - 1)


def derivation(v: SimpleNamespace) -> Derivation:
    u, k = sp.symbols("u k", positive=True)
    w = variance(u, v.s)
    where = {v.s: [0.3, 0.7, 1.5, 3], v.T: (0.5, 4), u: (0.1, 2), k: (0.3, 2)}
    primitive = -sp.log(w) / (2 * (v.s**2 - 1))
    return Derivation(
        (
            NOISED, BACK,
            Premise("To first order in delta the error y of the variance obeys, back in time, y' = 2 (1 - 2/w) y + 4 delta w; y = 0 at the start."),
        ),
        (
            marginal_step(v),
            equal(
                sp.Derivative(-2 * sp.log(w) - 2 * u, u), 2 * (1 - 2 / w), "differentiate",
                "an error made at time u is carried to the data with the factor (s^2/w)^2 exp(-2 u)", lemma=True, where=where, transform=lambda e: sp.factor(e.doit()),
            ),
            equal(4 * w * (v.s**2 / w) ** 2 * sp.exp(-2 * u), 4 * v.s**4 * sp.exp(-2 * u) / w, "expand", "what time u adds to the end, per delta", lemma=True, where=where),
            equal(sp.Derivative(primitive, u), sp.exp(-2 * u) / w, "differentiate", "a primitive", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(
                4 * v.s**4 * (sp.log(v.s**2) - sp.log(k)) / (2 * (v.s**2 - 1)), 2 * v.s**4 * sp.log(v.s**2 / k) / (v.s**2 - 1), "expand",
                "4 s^4 times its rise from 0 to T, k = w(T)", lemma=True, where=where,
            ),
            equal((2 * v.s**4 * sp.log(v.s**2 / k) / (v.s**2 - 1)).subs(k, variance(v.T, v.s)), prediction(v), "substitute", "k", where=where),
        ),
    )


LAW = Law(
    name="pushforward.score_error_with_noise",
    statement=(
        "Data N(0, s^2), reversed diffusion from the exact law at T along the score plus delta x: the output's variance rises with delta at the rate "
        "2 s^4 log(s^2/w(T))/(s^2 - 1), w(T) = 1 + (s^2 - 1) exp(-2 T), bounded in T; along the probability-flow ODE at the rate 2 s^2 T."
    ),
    relation=Equals(exact=True),
    observable="sensitivity",
    parameters=(DEVIATION, HORIZON),
    conditions=(Condition("s off 1, |s - 1| >= 0.01: at s = 1 the rate is its limit 2 (1 - exp(-2 T))", lambda v: abs(v.s - 1) >= 0.01),),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("as the flow", "2 s^2 T", lambda v: 2 * v.s**2 * v.T),
        Rival("as standardised data", "2 (1 - exp(-2 T)), as at s = 1", lambda v: 2 * (1 - sp.exp(-2 * v.T)) + 0 * v.s),
        Rival("single drift", "half of it", lambda v: prediction(v) / 2),
        Rival("flow", "the same along the flow", observable="sensitivity_of_flow"),
    ),
    remark="The noise of the way back is paid with twice the drift, so with twice the error at each instant, and still wins for long ways.",
)
