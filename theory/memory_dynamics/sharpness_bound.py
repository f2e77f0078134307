"""The sharpness of any memory: at most a quarter of the squared diameter of the unembeddings times that of the inputs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.setting import CLASSES, HERE, TOKENS


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(1, 4)


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, c = sp.symbols("a b c", real=True)
    q, r = sp.symbols("q r", positive=True)
    s = 1 - q - r
    mean = q * a + r * b + s * c
    variance = q * a**2 + r * b**2 + s * c**2 - mean**2
    low, wide, x = sp.Symbol("low", real=True), sp.Symbol("D", positive=True), sp.Symbol("x", real=True)
    where = {q: (0.05, 0.4), r: (0.05, 0.4), wide: (0.1, 3)}
    return Derivation(
        (
            Premise("v^T Hessian v is the mean over tokens of (e_x . v_e)^2 times the variance of u_z . v_u, z drawn from pi_x."),
            Premise("A variable in an interval of length D has x^2 - 2 mid x <= D^2/4 - mid^2 about the interval's middle (second step), "
                    "and its variance is its least mean squared distance."),
            Premise("Ratio: the sharpness over diam(U)^2 and the largest eigenvalue of the sum of p_x e_x e_x^T."),
        ),
        (
            equal(
                variance, q * r * (a - b) ** 2 + q * s * (a - c) ** 2 + r * s * (b - c) ** 2, "expand",
                "a variance, from pairs of classes: only differences of unembeddings enter", lemma=True, where=where,
                transform=sp.expand,
            ),
            equal(
                wide**2 / 4 - (x - (low + wide / 2)) ** 2, (x - low) * (low + wide - x), "expand",
                "a point of the interval is at most half its length from the middle", lemma=True, where=where, transform=sp.expand,
            ),
            at_most(
                q * r / (q + r) ** 2, prediction(v), "Popoviciu's constant, reached by two equally likely classes",
                where=where, witness=(q - r) ** 2 / (4 * (q + r) ** 2),
            ),
        ),
    )


LAW = Law(
    name="memory_dynamics.sharpness_bound",
    statement=(
        "The largest eigenvalue of the Hessian of any memory is at most diam(U)^2/4 times that of the sum of p_x e_x e_x^T; the "
        "ratio is at most 1/4."
    ),
    relation=AtMost(),
    observable="sharpness_ratio",
    parameters=(TOKENS, CLASSES),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half of it", "at most 1/8", lambda v: sp.Rational(1, 8)),
        Rival("uniform answers", "at most (M - 1)/M^2, as at the origin", lambda v: (v.M - 1) / v.M**2 * sp.Rational(9, 10)),
    ),
    remark="Unit inputs and orthonormal unembeddings: at most 1/2, so that steps up to 4 never raise the loss.",
)
