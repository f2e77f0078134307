"""Along mixtures the squared Wasserstein distance is convex, and no more than that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.segments import APART, FIRST, SECOND, SHARE, below_chord, chord
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return chord(v) + 0 * v.C


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", positive=True)
    where = {x: (0.2, 3), y: (0.2, 3), v.t: (0.1, 0.9), v.A: (0.2, 3), v.B: (0.2, 3), v.C: (0.1, 0.5)}
    return Derivation(
        (Premise("The mixture of the best plans of mu_0 and of mu_1 to nu is a plan of the mixture, and costs the mixture of the costs; the best plan costs no more."),),
        (
            at_most(sp.Min(x, (1 - v.t) * v.A + v.t * v.B), (1 - v.t) * v.A + v.t * v.B, "the least of all plans, x any other's cost", lemma=True, where=where),
            equal(v.A - v.t * (v.A - v.B), prediction(v), "expand", "the chord", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_mixtures",
    statement='Along mixtures W_2^2 from any law is at most its chord (1 - t) A + t B: convex.',
    relation=AtMost(),
    observable="value",
    parameters=(FIRST, SECOND, APART, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as an MMD", "at most the chord less t (1 - t) C, as for squared distances of a Hilbert space", lambda v: below_chord(v)),
        Rival("concave", "at least the chord", relation=AtLeast()),
    ),
    remark='Against a unit mass it is linear along mixtures, so there is no curvature to speak of.',
)
