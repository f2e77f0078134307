"""Along mixtures relative entropy is convex."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, AtMost, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.segments import FIRST, SECOND, SHARE, chord
from lawbook.theory.measure_objectives.setting import HERE


def prediction(v: SimpleNamespace) -> Any:
    return chord(v)


def derivation(v: SimpleNamespace) -> Derivation:
    x, r = sp.symbols("x r", positive=True)
    where = {x: (0.05, 2), r: (0.05, 1), v.t: (0.1, 0.9), v.A: (0.2, 3), v.B: (0.2, 3)}
    return Derivation(
        (Premise("KL(mu || nu) is the sum over atoms of x log(x/r), x = mu, r = nu; a function with positive second derivative lies below its chords."),),
        (
            equal(sp.Derivative(x * sp.log(x / r), (x, 2)), 1 / x, "differentiate", "one atom, twice", lemma=True, where=where),
            at_least(1 / x, 0, "convex in the mass of every atom", lemma=True, where=where),
            equal(v.A - v.t * (v.A - v.B), prediction(v), "sum", "the chords of all atoms", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.divergence_of_mixtures",
    statement='Along mixtures KL(mu_t || nu) is at most (1 - t) KL(mu_0 || nu) + t KL(mu_1 || nu): convex.',
    relation=AtMost(),
    observable="value",
    parameters=(FIRST, SECOND, SHARE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("concave", "at least the chord", relation=AtLeast()),
        Rival("geometric", "at most A^(1 - t) B^t", lambda v: v.A ** (1 - v.t) * v.B**v.t),
    ),
    remark='',
)
