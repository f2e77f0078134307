"""Along mixtures every squared MMD is a parabola with the curvature of the ends' distance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival
from lawbook.theory.measure_objectives.segments import (
    APART,
    FIRST,
    SECOND,
    SHARE,
    below_chord,
    chord,
    two_convex,
)
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return below_chord(v)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (Premise("In the kernel's space laws are points, a mixture is the point between, and MMD is the distance."),),
        two_convex(v, "one coordinate: z is the target's"),
    )


LAW = Law(
    name="measure_objectives.discrepancy_of_mixtures",
    statement='Along mixtures (1 - t) mu_0 + t mu_1 the squared MMD (or energy distance) from any law is (1 - t) A + t B - t (1 - t) C, A and B its values at the ends and C that between them: convex.',
    relation=Equals(exact=True),
    observable="value",
    parameters=(FIRST, SECOND, APART, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear", "on the chord", lambda v: chord(v) + 0 * v.C),
        Rival("concave", "above the chord by as much", lambda v: 2 * chord(v) - below_chord(v)),
        Rival("twice as bent", "below the chord by 2 t (1 - t) C", lambda v: 2 * below_chord(v) - chord(v)),
    ),
    remark='The same holds for W_2^2 only in special cases: see squared_wasserstein_of_mixtures, uniform_distance_of_mixtures.',
)
