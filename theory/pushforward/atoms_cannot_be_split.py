"""A sampler cannot split an atom of its noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

HEAVY = real("h", "mass of the noise's heaviest atom", low=0, high=1, low_open=True, typical=(0.4, 0.9))
LIGHT = real("l", "mass of the target's heaviest atom", low=0, high=1, typical=(0.05, 0.4))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Max(0, v.h - v.l)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y = sp.symbols("x y", nonnegative=True)
    where = {v.h: (0.5, 1), v.l: (0.1, 0.5), x: (0, 0.5), y: (0, 0.1)}
    return Derivation(
        (
            Premise("The noise's atom of mass h is sent to one point, which the sampler's law gives h + x, x >= 0 from elsewhere, and the target l - y, y >= 0."),
            Premise("The total variation is at least the difference on this point, and at least 0."),
        ),
        (
            at_least((v.h + x) - (v.l - y), v.h - v.l, "the difference on the point", lemma=True, where=where, witness=x + y),
            at_least(sp.Max(0, (v.h + x) - (v.l - y)), prediction(v), "and 0", where=where),
        ),
    )


LAW = Law(
    name="pushforward.atoms_cannot_be_split",
    statement=(
        "If the noise has an atom of mass h and no atom of the target is heavier than l, every sampler misses the target by a total variation of at least h - l: "
        "no map exists where h > l. From noise without atoms there always is one."
    ),
    relation=AtLeast(),
    observable="least",
    parameters=(HEAVY, LIGHT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("twice", "twice the excess is lost", lambda v: 2 * sp.Max(0, v.h - v.l)),
        Rival("all of the atom", "h is lost", lambda v: v.h),
    ),
)
