"""How high the first spike of a large step is: linear in the step size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Condition, Derivation, Law, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, loss
from lawbook.theory.memory_dynamics.setting import CORRELATION, HEAD, HERE, STEP


def prediction(v: SimpleNamespace) -> Any:
    return v.eta * (1 - v.p_1) * (v.alpha * v.p_1 - (1 - v.p_1))


def derivation(v: SimpleNamespace) -> Derivation:
    c = sp.Symbol("c", positive=True)
    p, rare = v.p_1, 1 - v.p_1
    steps = [10, 30, 100, 300, 1000]
    return Derivation(
        PREMISES,
        (
            limit(
                loss(v.eta * c), sp.Integer(0), v.eta, sp.oo, "the frequent token's loss vanishes: its margin is eta (p_1 - alpha p_2)",
                lemma=True, where={v.eta: steps, c: (0.3, 1)},
            ),
            limit(
                loss(-v.eta * c) / v.eta, c, v.eta, sp.oo, "a margin -eta c costs eta c", lemma=True, where={v.eta: steps, c: (0.3, 1)},
            ),
            equal(
                v.eta * rare * -(rare - v.alpha * p), prediction(v), "substitute", "p_2 times it, at c = alpha p_1 - p_2",
                where={p: (0.7, 0.95), v.alpha: (0.6, 0.95), v.eta: (1, 100)},
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.height_of_spike",
    statement=(
        "From zero, a large step raises the loss of two tokens to asymptotically eta p_2 (alpha p_1 - p_2), if alpha > p_2/p_1."
    ),
    relation=Asymptotic("eta"),
    observable="loss",
    parameters=(HEAD, CORRELATION, restrict(STEP, typical=(10, 1000))),
    conditions=(Condition("alpha > p_2/p_1: the rare token starts the wrong way", lambda v: v.alpha * v.p_1 > 1 - v.p_1),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("correlation alone", "eta p_2 alpha p_1", lambda v: v.eta * (1 - v.p_1) * v.alpha * v.p_1),
        Rival("square root of the step", "the same with eta^(1/2)", lambda v: prediction(v) / sp.sqrt(v.eta)),
    ),
)
