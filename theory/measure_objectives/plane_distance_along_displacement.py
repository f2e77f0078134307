"""In the plane the squared Wasserstein distance is no more convex than on the line, and may be concave."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_least
from lawbook.theory.lazy import sympy as sp
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
    x, y, a = sp.symbols("x y a", positive=True)
    steps = two_convex(v, "one coordinate of an atom at x, its partner y, and z in nu")
    where = {x: (0.2, 3), y: (0.2, 3), a: (0.2, 3)}
    return Derivation(
        (WAY, Premise("The best matching of the interpolated law with nu matches mu_0 and mu_1 with nu too, at costs of at least A and B; A, B, C are the least costs, C attained.")),
        (
            steps[0],
            at_least(sp.Max(x, a) + y, a + y, "a matching costs at least the best one", lemma=True, where=where),
            steps[1],
        ),
    )


LAW = Law(
    name="measure_objectives.plane_distance_along_displacement",
    statement='In R^d, along displacement, W_2^2 from any law is at least (1 - t) A + t B - t (1 - t) C with C = W_2^2(mu_0, mu_1).',
    relation=AtLeast(),
    observable="value",
    parameters=(FIRST, SECOND, APART, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as on the line", "at most the same: equality", relation=AtMost()),
        Rival("convex", "at most the chord", lambda v: chord(v) + 0 * v.C, relation=AtMost()),
    ),
    remark='Between {(-7, 9), (13, 11)} and {(-13, 11), (7, 9)} the distance from {(0, 0), (0, -20)} is 590 at both ends and 600 in the middle: not convex.',
)
