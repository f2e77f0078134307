"""Answers do not change when all weights, all inputs or all unembeddings are scaled."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import HERE

SCALE = real("scale", "common factor of the weights, of the inputs, of the unembeddings", low=0, low_open=True, typical=(0.01, 100))


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    c = v.scale
    n = sp.Symbol("n", integer=True, positive=True)
    k = sp.Symbol("k", integer=True, nonnegative=True)
    q, inner, gram, rival = (sp.IndexedBase(name, real=True) for name in ("q", "k_x", "g_f", "g_y"))
    margin = sp.Sum(q[k] * inner[k] * (gram[k] - rival[k]), (k, 0, n - 1))
    scaled = sp.Sum((c * q[k]) * (c**2 * inner[k]) * (c**2 * gram[k] - c**2 * rival[k]), (k, 0, n - 1))
    value = sp.Symbol("margin", real=True, nonzero=True)
    return Derivation(
        (
            Premise("The margin s_f - s_y is the sum over the tokens x' of q(x') <e_x', e_x> <u_f - u_y, u_f(x')>."),
            Premise("The answer depends on the margins' signs alone; all three families are scaled by c at once."),
        ),
        (
            equal(scaled, c**5 * margin, "expand", "a factor c from q, c^2 from the inputs, c^2 from the unembeddings", lemma=True),
            equal(
                sp.sign(c**5 * value) - sp.sign(value), prediction(v), "substitute", "a positive factor keeps every sign",
                where={value: (-3, 3)},
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.scale_invariance",
    statement="Scaling all weights, all inputs and all unembeddings by common positive factors changes no answer.",
    relation=Equals(exact=True),
    observable="changed_answers",
    parameters=(SCALE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("each unembedding may be scaled", "factors that differ between the unembeddings change no answer",
              cell={"scaled": "each unembedding"}),
        Rival("each weight may be scaled", "factors that differ between the tokens' weights change no answer",
              cell={"scaled": "each weight"}),
    ),
    remark="The norm of u_y biases the argmax: this is why truncated unembeddings err more than those on the sphere.",
)
