"""How often a given rival class beats the token's own, orthonormal unembeddings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, OWN_ENERGY, RIVAL_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.student import averaged_step, beta_tail, normal_tail


def prediction(v: SimpleNamespace) -> Any:
    return beta_tail(1 - v.q**2 / (v.Q_f + v.Q_y), v.d)


def derivation(v: SimpleNamespace) -> Derivation:
    q, energy = v.q, v.Q_f + v.Q_y
    r, w = sp.symbols("r w", positive=True)
    t = q / sp.sqrt(energy - q**2)
    premises = (
        Premise("Orthonormal unembeddings: the score of class z is a_z, the cross-talk of its own tokens alone."),
        Premise("a_f = r^2 q + r sqrt(Q_f - q^2) g_f and a_y = r sqrt(Q_y) g_y with r chi, g_f and g_y normal, independent."),
    )
    steps = (
        equal(
            r**2 * (v.Q_f - q**2) + r**2 * v.Q_y, r**2 * (energy - q**2), "expand",
            "variance of a_f - a_y given r; its mean is r^2 q", lemma=True,
        ),
        equal(
            1 / (1 + q**2 / (w - q**2)), 1 - q**2 / w, "expand", "the variable of the beta function, w = Q_f + Q_y",
            lemma=True,
        ),
        averaged_step(t, 1 - q**2 / energy, v.d),
    )
    return Derivation(premises, steps)


LAW = Law(
    name="memory_scaling.pairwise_error_with_orthonormal_unembeddings",
    statement=(
        "With orthonormal unembeddings and Gaussian inputs, a rival class y scores above the token's own class f "
        "with the probability that a Student variable exceeds sqrt(d) q / sqrt(Q_f + Q_y - q^2)."
    ),
    relation=Equals(),
    observable="pairwise_error",
    parameters=(WEIGHT, OWN_ENERGY, RIVAL_ENERGY, DIMENSION),
    conditions=(
        Condition("q**2 <= Q_f: the token belongs to its class", lambda v: v.q**2 <= v.Q_f),
        Condition("Q_f + Q_y > 0: one of the two classes stores something", lambda v: v.Q_f + v.Q_y > 0),
    ),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "self term kept", "Student's tail at sqrt(d) q / sqrt(Q_f + Q_y)",
            lambda v: beta_tail(1 / (1 + v.q**2 / (v.Q_f + v.Q_y)), v.d),
        ),
        Rival(
            "normal tail", "Phi(-sqrt(d) q / sqrt(Q_f + Q_y))",
            lambda v: normal_tail(sp.sqrt(v.d) * v.q / sp.sqrt(v.Q_f + v.Q_y)),
        ),
        Rival(
            "one class of noise", "only the rival class makes noise",
            lambda v: beta_tail(v.Q_y / (v.q**2 + v.Q_y), v.d),
        ),
        Rival("unequal norms", "the same for Gaussian unembeddings", cell={"unembeddings": "gaussian"}),
    ),
)
