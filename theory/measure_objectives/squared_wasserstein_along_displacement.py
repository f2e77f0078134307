"""On the line the squared Wasserstein distance is exactly 2-convex along displacement."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival
from lawbook.theory.measure_objectives.segments import (
    APART,
    FIRST,
    SECOND,
    SHARE,
    WAY,
    below_chord,
    chord,
    two_convex,
)
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return below_chord(v)


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (WAY, Premise("On the line the shortest matching keeps the order: W_2^2 is the mean squared difference of quantile functions, and displacement interpolates them.")),
        two_convex(v, "one level, quantiles x, y and z"),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_along_displacement",
    statement='On the line, along displacement from mu_0 to mu_1, W_2^2 from any law is (1 - t) A + t B - t (1 - t) C with C = W_2^2(mu_0, mu_1).',
    relation=Equals(exact=True),
    observable="value",
    parameters=(FIRST, SECOND, APART, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("convex only", "on the chord", lambda v: chord(v) + 0 * v.C),
        Rival("in the plane", "the same in two dimensions", cell={"d": 2}),
        Rival("along mixtures", "the same along mixtures", cell={"segment": "mixture"}),
    ),
    remark='In the plane only one side is left: see plane_distance_along_displacement.',
)
