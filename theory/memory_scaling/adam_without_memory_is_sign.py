"""Adam without memory is sign descent."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    g, guard = sp.Symbol("g", real=True, nonzero=True), sp.Symbol("epsilon", positive=True)
    b, c, m, s = sp.symbols("beta_1 beta_2 m s", positive=True)
    size = sp.Symbol("h", positive=True)
    move = (b * m + (1 - b) * g) / (1 - b) / sp.sqrt((c * s + (1 - c) * g**2) / (1 - c))
    return Derivation(
        (
            Premise("Adam moves an entry by the corrected average of gradients over the root of that of their squares + guard."),
            Premise("m and s are the averages before the update, g the gradient's entry; without memory both betas are 0."),
        ),
        (
            equal(
                move.subs({b: 0, c: 0}), sp.sign(g), "substitute", "both averages are the last gradient's: g / |g|",
                lemma=True, transform=lambda e: sp.simplify(e).rewrite(sp.sign), where={g: [-2, -0.3, 0.7, 5]},
            ),
            equal(
                1 - size / (size + guard), guard / (size + guard), "expand",
                "with guard epsilon an entry of size h moves less than the step by this fraction: 1e-8 / h", lemma=True,
            ),
            limit(size / (size + guard), sp.Integer(1), guard, 0, "no guard, no fraction", lemma=True),
            equal(
                g / sp.sqrt(g**2) - sp.sign(g), sp.Integer(0), "substitute", "move less sign",
                transform=lambda e: sp.simplify(e.rewrite(sp.sign)), where={g: [-2, -0.3, 0.7, 5]},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.adam_without_memory_is_sign",
    statement="Adam with both betas 0 and no guard moves every entry by the step, against the sign of its gradient.",
    relation=Equals(exact=True),
    observable="sign_gap",
    parameters=(DIMENSION, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("with memory", "the same with betas 0.9", cell={"beta": 0.9}),
        Rival("with a large guard", "the same with a guard of 1e-3", cell={"guard": 1e-3}),
    ),
    remark="The authors run Adam with betas (0, 0) and the guard 1e-8, which shortens moves of entries with gradients near it.",
)
