"""The mean square of a wrong class's score with unembeddings on the sphere."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, restrict
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, OTHER_ENERGY, OWN_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.square_of_true_score import IN_CLASS, radius_moments, score_premises


def prediction(v: SimpleNamespace) -> Any:
    rival = v.Q_o / (v.M - 1)
    return (v.d + 1) * v.q**2 + v.Q_f + v.d * rival + (v.Q_o - rival)


def derivation(v: SimpleNamespace) -> Derivation:
    own = v.d * (v.d + 2) * v.q**2 + v.d * (v.Q_f - v.q**2)
    rival = v.Q_o / (v.M - 1)
    return Derivation(
        score_premises(),
        (
            *radius_moments(v.d),
            equal(
                own / v.d + v.d * rival + v.d * (v.Q_o - rival) / v.d, prediction(v), "expand",
                "leaked a_f^2/d, the rival's own a_y^2, the leaked a_z^2/d of the others; mean over the M - 1 rivals",
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.square_of_other_score",
    statement=(
        "With Gaussian inputs and unembeddings on the sphere, the square of a wrong class's score has, averaged over "
        "these classes, the mean (d + 1) q^2 + Q_f + d Q_o/(M - 1) + Q_o (M - 2)/(M - 1)."
    ),
    relation=Equals(),
    observable="other_square",
    parameters=(WEIGHT, OWN_ENERGY, OTHER_ENERGY, DIMENSION, restrict(CLASSES)),
    conditions=(IN_CLASS,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no leakage", "d Q_o/(M - 1), the rival class alone", lambda v: v.d * v.Q_o / (v.M - 1)),
        Rival("orthogonal to the own class", "without the leaked signal (d + 1) q^2", lambda v: prediction(v) - (v.d + 1) * v.q**2),
        Rival("all classes at full strength", "(d + 1) q^2 + Q_f + d Q_o", lambda v: (v.d + 1) * v.q**2 + v.Q_f + v.d * v.Q_o),
    ),
)
