"""The exponent of the loss on Zipf's law as a function of training time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, EXPONENT, HERE, TIME


def prediction(v: SimpleNamespace) -> Any:
    return 1 / v.alpha - 1


def derivation(v: SimpleNamespace) -> Derivation:
    t, C = sp.symbols("t C", positive=True)
    where = {v.alpha: (1.3, 3.5), C: (0.1, 2), t: (10, 1000)}
    return Derivation(
        (Premise("Law loss_of_zipf: the loss is asymptotically C t^(1/alpha - 1)."),),
        (
            limit(
                sp.log(C * t ** (1 / v.alpha - 1)) / sp.log(t), 1 / v.alpha - 1, t, sp.oo, "the constant drops out", lemma=True, where=where,
            ),
            equal(-(1 - 1 / v.alpha), prediction(v), "expand", "the exponent", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.loss_exponent_of_zipf",
    statement="On Zipf's law with orthonormal embeddings the loss falls like t^(-(1 - 1/alpha)) with training time.",
    relation=Scales("t"),
    observable="loss",
    parameters=(EXPONENT, restrict(TIME, low_open=True, typical=(100, 1e6)), restrict(CLASSES, high=1000)),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("inverse time", "-1, as with finitely many tokens", lambda v: sp.Integer(-1)),
        Rival("exponent of the tail", "1 - alpha", lambda v: 1 - v.alpha),
        Rival("exponent 1/alpha", "-1/alpha", lambda v: -1 / v.alpha),
    ),
)
