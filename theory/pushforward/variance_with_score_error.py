"""An error of the score that is proportional to the place grows exponentially along the flow back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import BACK, NOISED, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK, HORIZON, TIME

ERROR = real("delta", "error of the score over the place", r"\delta", typical=(-0.5, 0.5))
STOPS = Condition("t < T: it stops after it starts", lambda v: v.t < v.T)


def prediction(v: SimpleNamespace) -> Any:
    return variance(v.t, v.s) / variance(v.T, v.s) * sp.exp(2 * v.delta * (v.T - v.t))


def logarithm(v: SimpleNamespace, u: Any) -> Any:
    """What falls along the flow back: log x at u time units before the data, up to a constant."""
    return -sp.log(variance(u, v.s)) / 2 + v.delta * u


def derivation(v: SimpleNamespace) -> Derivation:
    u = sp.Symbol("u", positive=True)
    where = {v.s: (0.3, 3), v.T: (1, 4), v.t: (0.01, 0.5), v.delta: (-0.5, 0.5), u: (0.1, 2)}
    return Derivation(
        (NOISED, BACK, Premise("The score that is used is -x/w + delta x; back along the ODE (log x)' = 1 - 1/w + delta.")),
        (
            marginal_step(v),
            equal(
                sp.Derivative(logarithm(v, u), u), 1 - 1 / variance(u, v.s) + v.delta, "differentiate", "log x rises by the fall of this", lemma=True, where=where,
                transform=lambda e: sp.factor(e.doit()),
            ),
            equal(
                sp.exp(2 * (logarithm(v, v.T) - logarithm(v, v.t))), prediction(v), "substitute", "variance of the image of N(0, 1)", where=where,
                transform=lambda e: sp.powsimp(sp.expand(e)),
            ),
        ),
    )


LAW = Law(
    name="pushforward.variance_with_score_error",
    statement=(
        "Data N(0, s^2): the probability-flow ODE along the score with an error of delta x, from N(0, 1) at time T to t, gives the variance "
        "exp(2 delta (T - t)) (1 + (s^2 - 1) exp(-2 t))/(1 + (s^2 - 1) exp(-2 T)): start, stop and score each have a factor of their own."
    ),
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEVIATION, HORIZON, TIME, ERROR),
    conditions=(STOPS,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("errors add", "1 + 2 delta (T - t) in place of the exponential",
              lambda v: variance(v.t, v.s) / variance(v.T, v.s) * (1 + 2 * v.delta * (v.T - v.t))),
        Rival("single", "exp(delta (T - t))", lambda v: variance(v.t, v.s) / variance(v.T, v.s) * sp.exp(v.delta * (v.T - v.t))),
        Rival("no error", "that of the exact score", lambda v: variance(v.t, v.s) / variance(v.T, v.s) + 0 * v.delta),
        Rival("with noise", "the reversed diffusion does the same", observable="with_noise"),
    ),
    remark="A later start makes the bias of the start smaller and that of the score larger.",
)
