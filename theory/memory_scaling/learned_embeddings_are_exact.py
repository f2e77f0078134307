"""Learned embeddings: two dimensions hold any number of associations."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.learned_embeddings import PREMISES, lead_steps
from lawbook.theory.memory_scaling.setting import CLASSES, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    lead, share = sp.symbols("ell p", positive=True)
    wrong = sp.Piecewise((1, lead <= 0), (0, True))
    return Derivation(
        PREMISES,
        (
            *lead_steps(v.M),
            at_least(
                2 * sp.sin(sp.pi / v.M) ** 2, 8 / v.M**2,
                "the smallest lead is positive: sin t >= 2 t / pi for 0 <= t <= pi/2", lemma=True,
                where={v.M: [2, 3, 4, 10, 100]},
            ),
            equal(
                share * wrong, sp.Integer(0), "substitute", "every lead ell is positive: every token is right",
                transform=lambda e: e.doit(),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.learned_embeddings_are_exact",
    statement=(
        "With embeddings free to choose, W = identity and e_x = u_f(x) on a circle answer every token rightly: d = 2 "
        "holds any number of tokens and classes."
    ),
    relation=Equals(exact=True),
    observable="error",
    parameters=(CLASSES, TOKENS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "any precision", "the same in single precision at 20 000 classes",
            cell={"M": 20_000, "N": 20_000, "precision": "float32"},
        ),
        Rival("one confused pair", "two tokens in N are confused", lambda v: 1 / v.N),
    ),
    remark="Trained by Adam from scratch in d = 2, the same model starts to err at about M = 26: optimisation fails, not capacity.",
)
