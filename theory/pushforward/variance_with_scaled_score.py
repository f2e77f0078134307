"""A score that is too large or too small by a constant factor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BACK, NOISED, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK, HORIZON, TIME
from lawbook.theory.pushforward.variance_with_score_error import STOPS

ERROR = real("e", "relative error of the score", typical=(-0.5, 0.5))


def prediction(v: SimpleNamespace) -> Any:
    return (variance(v.t, v.s) / variance(v.T, v.s)) ** (1 + v.e) * sp.exp(-2 * v.e * (v.T - v.t))


def logarithm(v: SimpleNamespace, u: Any) -> Any:
    """What falls along the flow back: log x at u time units before the data, up to a constant."""
    return -(1 + v.e) * sp.log(variance(u, v.s)) / 2 - v.e * u


def derivation(v: SimpleNamespace) -> Derivation:
    u, a, b = sp.symbols("u a b", positive=True)
    where = {v.s: (0.3, 3), v.T: (1, 4), v.t: (0.01, 0.5), v.e: (-0.5, 0.5), u: (0.1, 2), a: (0.3, 2), b: (0.3, 2)}
    return Derivation(
        (NOISED, BACK, Premise("The score that is used is -(1 + e) x/w; back along the ODE (log x)' = 1 - (1 + e)/w.")),
        (
            marginal_step(v),
            equal(
                sp.Derivative(logarithm(v, u), u), 1 - (1 + v.e) / variance(u, v.s), "differentiate", "log x rises by the fall of this", lemma=True, where=where,
                transform=lambda f: sp.factor(f.doit()),
            ),
            equal(
                sp.exp((1 + v.e) * (sp.log(a) - sp.log(b)) - 2 * v.e * (v.T - v.t)), (a / b) ** (1 + v.e) * sp.exp(-2 * v.e * (v.T - v.t)), "expand",
                "twice its fall from T to t, exponentiated; a, b the variances w at t and T", lemma=True, where=where, transform=lambda f: sp.powsimp(sp.expand(f)),
            ),
            equal(
                ((a / b) ** (1 + v.e) * sp.exp(-2 * v.e * (v.T - v.t))).subs({a: variance(v.t, v.s), b: variance(v.T, v.s)}), prediction(v), "substitute",
                "variance of the image of N(0, 1)", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.variance_with_scaled_score",
    statement=(
        "Data N(0, s^2): the probability-flow ODE along 1 + e times the score, from N(0, 1) at time T to t, gives the variance (w(t)/w(T))^(1 + e) exp(-2 e (T - t)), "
        "w(t) = 1 + (s^2 - 1) exp(-2 t)."
    ),
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEVIATION, HORIZON, TIME, ERROR),
    conditions=(STOPS,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("power alone", "(w(t)/w(T))^(1 + e)", lambda v: (variance(v.t, v.s) / variance(v.T, v.s)) ** (1 + v.e)),
        Rival("exponential alone", "exp(-2 e (T - t)) w(t)/w(T), as if the law were N(0, 1) throughout",
              lambda v: variance(v.t, v.s) / variance(v.T, v.s) * sp.exp(-2 * v.e * (v.T - v.t))),
        Rival("scaled", "(1 + e)^(-2) w(t)/w(T)", lambda v: variance(v.t, v.s) / variance(v.T, v.s) / (1 + v.e) ** 2),
    ),
    remark="Time at pure noise, where w = 1, costs a factor of exp(-2 e) a unit as well: at s = 1 the exact flow does not move at all; a score that is too small by a tenth still widens its output by exp(0.2 (T - t)).",
)
