"""When the rare of two correlated tokens is first un-learnt."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Rival, Threshold, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import HEAD, HERE


def prediction(v: SimpleNamespace) -> Any:
    return (1 - v.p_1) / v.p_1


def derivation(v: SimpleNamespace) -> Derivation:
    alpha, eta, p = sp.Symbol("alpha", real=True), sp.Symbol("eta", positive=True), v.p_1
    first = 2 * eta * ((1 - p) * logistic(sp.Integer(0)) - alpha * p * logistic(sp.Integer(0)))
    where = {p: (0.5, 0.97), alpha: (-0.9, 0.95), eta: (0.1, 9)}
    return Derivation(
        PREMISES,
        (
            equal(
                first, eta * ((1 - p) - alpha * p), "substitute", "the first step moves m_2 by this, as sigma(0) = 1/2", lemma=True,
                where=where,
            ),
            equal(
                eta * ((1 - p) - alpha * p), eta * p * (prediction(v) - alpha), "expand",
                "downwards exactly above alpha = p_2/p_1, for every step size", lemma=True, where=where,
            ),
            equal((1 - p) / p, prediction(v), "solve", "where it changes sign", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.wrong_start_of_rare_token",
    statement=(
        "Of two tokens with inputs of correlation alpha the rare one is first pushed the wrong way, at every step size, exactly "
        "when alpha exceeds p_2/p_1."
    ),
    relation=Threshold("alpha"),
    observable="correlation",
    parameters=(HEAD,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("rare frequency", "alpha = p_2", lambda v: 1 - v.p_1),
        Rival("square root", "alpha = sqrt(p_2/p_1)", lambda v: sp.sqrt((1 - v.p_1) / v.p_1)),
    ),
)
