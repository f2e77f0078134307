"""Against the uniform law the squared Wasserstein distance is a parabola along mixtures too."""

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
        (Premise("For laws on [0, 1] W_2^2(mu, U[0, 1]) is the integral of (F(x) - x)^2: see wasserstein_to_uniform_is_cramer. Distribution functions of mixtures are mixtures."),),
        two_convex(v, "one place, x and y the distribution functions, z the place"),
    )


LAW = Law(
    name="measure_objectives.uniform_distance_of_mixtures",
    statement='For laws on [0, 1], along mixtures, W_2^2 from U[0, 1] is (1 - t) A + t B - t (1 - t) C, C the integral of (F_0 - F_1)^2: quadratic along mixtures as along displacement.',
    relation=Equals(exact=True),
    observable="value",
    parameters=(FIRST, SECOND, APART, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("linear", "on the chord", lambda v: chord(v) + 0 * v.C),
        Rival("any reference", "the same against the exponential law", cell={"reference": "exponential"}),
    ),
    remark='Along displacement the same with C = W_2^2(mu_0, mu_1) (squared_wasserstein_along_displacement): one objective, two geometries, two curvatures.',
)
