"""Layer norm makes the gradient blind to the length of what is read out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.layer_norm import PREMISES, euler_steps
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    g, a = sp.symbols("g_0:2", real=True), sp.symbols("v_0:2", real=True)
    n2 = a[0] ** 2 + a[1] ** 2
    along = (g[0] * a[0] + g[1] * a[1]) / n2
    tangent = [g[i] - along * a[i] for i in range(2)]
    return Derivation(
        (*PREMISES, Premise("Two coordinates of the read-out stand for all: the sums run over coordinates alike.")),
        (
            *euler_steps(),
            equal(
                (tangent[0] * a[0] + tangent[1] * a[1]) / sp.sqrt(n2), sp.Integer(0), "expand",
                "the gradient is (I - v v^T / |v|^2) g / |v|: orthogonal to v = W e_x, so to W e_x e_x^T",
                where={s: (-2, 2) for s in (*g, *a)}, transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.layer_norm_gradient_is_orthogonal",
    statement=(
        "With logits u_y^T W e_x / |W e_x|, the gradient at a token is orthogonal to W e_x e_x^T: answers are scale-free, "
        "and a gradient flow conserves |W e_x|."
    ),
    relation=Equals(exact=True),
    observable="alignment",
    parameters=(CLASSES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("without layer norm", "the same for plain logits", cell={"layer_norm": False}),),
)
