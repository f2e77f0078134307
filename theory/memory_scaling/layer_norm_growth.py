"""Discrete steps under layer norm can only lengthen the read-out: Pythagoras."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.layer_norm import PREMISES
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE
from lawbook.theory.memory_scaling.sgd_flow import STEP


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(1)


def derivation(v: SimpleNamespace) -> Derivation:
    a, s = sp.symbols("a s", positive=True)
    g = sp.Symbol("g", positive=True)
    after = a**2 + (-v.gamma * g * s) ** 2
    return Derivation(
        (
            *PREMISES,
            Premise("A step changes v = W e by -gamma s g' with s = |e|^2 and g' of length g orthogonal to v, |v| = a."),
            Premise("In the plane of v and g': v = (a, 0), the step (0, -gamma s g). |gradient in W|^2 = g^2 s."),
        ),
        (
            equal(
                after - a**2, v.gamma**2 * s * (g**2 * s), "expand",
                "the square length grows by gamma^2 |e|^2 |gradient|^2", lemma=True,
            ),
            equal(
                (after - a**2) / (v.gamma**2 * s * (g**2 * s)), sp.Integer(1), "expand",
                "growth over gamma^2 |e|^2 sum of |gradient|^2; over several steps both add up", transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.layer_norm_growth",
    statement=(
        "Under layer norm, SGD on one token lengthens its read-out by exactly the squared steps: |W e|^2 grows by "
        "gamma^2 |e|^2 times the sum of the squared gradients. It never shrinks."
    ),
    relation=Equals(exact=True),
    observable="growth_over_squared_steps",
    parameters=(STEP, CLASSES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no growth", "the flow's conservation holds for discrete steps", lambda v: sp.Integer(0)),
        Rival("without layer norm", "the same for plain logits", cell={"layer_norm": False}),
    ),
)
