"""The loss of two correlated tokens in the long run: the inverse squared margin over time, whatever the frequencies."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, logistic, loss
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE, STEP, STEPS


def prediction(v: SimpleNamespace) -> Any:
    return 1 / ((1 - v.alpha) * v.eta * v.T)


def derivation(v: SimpleNamespace) -> Derivation:
    p, t, m = v.p_1, sp.Symbol("t", positive=True), sp.Symbol("m", positive=True)
    reach = 2 * (1 - v.alpha) * t
    where = {p: (0.5, 0.95), v.alpha: (-0.8, 0.95), t: (1, 100), m: [5, 10, 20, 30, 40]}
    return Derivation(
        (
            *PREMISES,
            Premise("In the long run both tokens have as much to learn: a = b = 1/(2 (1 - alpha) eta T) to leading order, which solves "
                    "both flows at m_x = log(2 (1 - alpha) p_x eta T)."),
            Premise("Each token's share of the loss, p_x log(1 + e^-m_x), is then asymptotically a."),
        ),
        (
            equal(
                sp.Derivative(sp.log(reach * p), t), 2 * (1 / reach) * (1 - v.alpha), "differentiate",
                "dm/dt = 2 (a - alpha b) with a = b = 1/(2 (1 - alpha) t)", lemma=True, where=where, transform=lambda e: e.doit(),
            ),
            limit(
                sp.exp(m) * logistic(-m), sp.Integer(1), m, sp.oo, "a = p sigma(-m), asymptotically p e^-m", lemma=True, where=where,
            ),
            limit(sp.exp(m) * loss(m), sp.Integer(1), m, sp.oo, "as is the loss", lemma=True, where=where),
            equal(
                2 / (2 * (1 - v.alpha) * v.eta * v.T), prediction(v), "substitute", "the two shares together, at t = eta T",
                where=where | {v.eta: (0.1, 9), v.T: (1, 100)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_of_pair",
    statement=(
        "The loss of two tokens with inputs of correlation alpha is asymptotically 1/((1 - alpha) eta T) after T steps: the "
        "frequencies do not enter, and large steps gain in proportion."
    ),
    relation=Asymptotic("T"),
    observable="loss",
    parameters=(HEAD, CORRELATION, STEP, restrict(STEPS, low=1, typical=(1e4, 1e6))),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("frequencies enter", "twice p_1 of it", lambda v: 2 * v.p_1 * prediction(v)),
        Rival("square root of the step", "large steps gain by their square root", lambda v: prediction(v) * sp.sqrt(v.eta)),
        Rival("squared correlation", "1/((1 - alpha^2) eta T)", lambda v: prediction(v) / (1 + v.alpha)),
    ),
    remark="1/(1 - alpha) is the squared norm of the max-margin memory.",
)
