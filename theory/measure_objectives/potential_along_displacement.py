"""Along displacement the mean of a convex potential is convex."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.segments import FIRST, SECOND, SHARE, WAY, chord
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return chord(v)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, s = sp.symbols("x y s", real=True)
    where = {x: (-2, 2), y: (-2, 2), s: (0.05, 0.95), v.t: (0.1, 0.9), v.A: (0.2, 3), v.B: (0.2, 3)}
    return Derivation(
        (WAY, Premise("The mean of a potential over moved mass is the mean over mass of the potential along its straight way, which is convex if the potential is.")),
        (
            equal(sp.Derivative(((1 - s) * x + s * y) ** 4, (s, 2)), 12 * ((1 - s) * x + s * y) ** 2 * (x - y) ** 2, "differentiate", "along one way, V = x^4", lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            at_least(12 * ((1 - s) * x + s * y) ** 2 * (x - y) ** 2, 0, "convex: below its chord", lemma=True, where=where),
            equal(v.A - v.t * (v.A - v.B), prediction(v), "sum", "the chords of all ways", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.potential_along_displacement",
    statement='Along displacement between two laws the mean of a convex potential is at most its chord (1 - t) A + t B.',
    relation=AtMost(),
    observable="value",
    parameters=(FIRST, SECOND, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("any potential", "the same for a double well", cell={"potential": "double well"}),
        Rival("concave", "at least the chord", relation=AtLeast()),
    ),
    remark='Along mixtures it is linear, whatever the potential.',
)
