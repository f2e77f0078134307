"""The gradient of the cross-entropy: each token pushes its own association, less what it already knows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    w, e = sp.symbols("w e", real=True)
    u, rest = sp.symbols("u_0:3", real=True), sp.symbols("s_0:3", real=True)
    grown = [sp.exp(s + a * w * e) for s, a in zip(rest, u, strict=True)]
    total = sum(grown)
    loss = sp.log(total) - (rest[0] + u[0] * w * e)
    pi = [g / total for g in grown]
    missing = pi[1] + pi[2]
    by_residuals = sum((p - int(z == 0)) * u[z] * e for z, p in enumerate(pi))
    stated = -missing * (u[0] - (pi[1] * u[1] + pi[2] * u[2]) / missing) * e
    where = {s: (-2, 2) for s in (w, e, *u, *rest)}
    return Derivation(
        (
            Premise("Loss at a token of label 0: log sum_z exp(s_z) - s_0 with scores s = U W e_x; softmax pi."),
            Premise("One entry w of W multiplies one entry e of e_x and adds u_z w e to the scores; three classes, which "
                    "stand for any number: each further one adds the same terms once more."),
            Premise("epsilon = sum_{z != 0} pi_z u_z / (1 - pi_0), with 1 - pi_0 = sum_{z != 0} pi_z."),
        ),
        (
            equal(
                sp.Derivative(loss, w), by_residuals, "differentiate", "the gradient is sum_z (pi_z - 1_{z=0}) u_z e",
                lemma=True, where=where, transform=lambda d: d.doit(),
            ),
            equal(
                sum(pi), sp.Integer(1), "expand", "probabilities", lemma=True, where=where, transform=sp.cancel,
            ),
            equal(
                by_residuals - stated, sp.Integer(0), "expand",
                "collect the label's term: -(1 - pi_0) (u_0 - epsilon) e; gradient and stated form agree",
                where=where, transform=lambda d: sp.simplify(sp.expand(sp.cancel(sp.expand(d)))),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.gradient_identity",
    statement=(
        "The gradient of the cross-entropy at one token is -(1 - p_W(y|x)) (u_y - epsilon) e_x^T, where epsilon averages "
        "the other unembeddings under the model's wrong answers."
    ),
    relation=Equals(exact=True),
    observable="identity_gap",
    parameters=(TOKENS, CLASSES, DIMENSION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no remainder", "the gradient is -(1 - p_W) u_y e_x^T", observable="identity_gap_without_remainder"),
        Rival("wrong sign", "the gradient is (1 - p_W) (u_y - epsilon) e_x^T", observable="identity_gap_with_wrong_sign"),
        Rival("under layer norm", "the same with normalised read-outs", cell={"layer_norm": True}),
    ),
    remark="The paper's approximate storage dynamics drop epsilon; law `gradient_remainder_norm` says how small it is.",
)
