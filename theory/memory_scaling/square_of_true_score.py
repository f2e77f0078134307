"""The mean square of the right class's score with unembeddings on the sphere."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, Step, equal
from lawbook.theory.memory_scaling.setting import DIMENSION, HERE, OTHER_ENERGY, OWN_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.student import radius_moment

IN_CLASS = Condition("q**2 <= Q_f: the token belongs to its class", lambda v: v.q**2 <= v.Q_f)


def prediction(v: SimpleNamespace) -> Any:
    return v.d * (v.d + 1) * v.q**2 + v.d * v.Q_f + v.Q_o


def score_premises() -> tuple[Premise, ...]:
    return (
        Premise("s_y = sum_z <u_y, u_z> a_z, a_f = r^2 q + r sqrt(Q_f - q^2) g_f, a_z = r sqrt(Q_z) g_z, the g independent."),
        Premise("Independent uniform unit vectors: <u_y, u_y> = 1, <u_y, u_z> has mean 0 and mean square 1/d."),
    )


def radius_moments(d: Any) -> tuple[Step, ...]:
    return (
        radius_moment(2, d, d, "mean square of the radius"),
        radius_moment(4, d**2 + 2 * d, d, "mean fourth power of the radius, d (d + 2)"),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    own = v.d * (v.d + 2) * v.q**2 + v.d * (v.Q_f - v.q**2)
    return Derivation(
        score_premises(),
        (
            *radius_moments(v.d),
            equal(own + v.d * v.Q_o / v.d, prediction(v), "expand", "mean of a_f^2, and of the leaked a_z^2/d of the other classes"),
        ),
    )


LAW = Law(
    name="memory_scaling.square_of_true_score",
    statement=(
        "With Gaussian inputs and unembeddings on the sphere, the square of the right class's score has the mean "
        "d (d + 1) q^2 + d Q_f + Q_o."
    ),
    relation=Equals(),
    observable="true_square",
    parameters=(WEIGHT, OWN_ENERGY, OTHER_ENERGY, DIMENSION),
    conditions=(IN_CLASS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("fixed radius", "d^2 q^2 + d (Q_f - q^2) + Q_o, as for r^2 = d",
              lambda v: v.d**2 * v.q**2 + v.d * (v.Q_f - v.q**2) + v.Q_o),
        Rival("no leakage", "d (d + 1) q^2 + d Q_f", lambda v: prediction(v) - v.Q_o),
        Rival("full leakage", "d (d + 1) q^2 + d Q_f + d Q_o", lambda v: prediction(v) + (v.d - 1) * v.Q_o),
    ),
)
