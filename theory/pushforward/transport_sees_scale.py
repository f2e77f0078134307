"""Transport costs grow with the scale of the space in which the samples are drawn."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.divergence_survives_maps import FIRST
from lawbook.theory.pushforward.kernel_discrepancy_sees_scale import SCALE
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK


def prediction(v: SimpleNamespace) -> Any:
    return v.c**2 * gaussian_measures.squared_wasserstein(v.m, v.s, 0, 1)


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    where = {v.m: (-1, 1), v.s: (0.5, 2), v.c: (0.5, 3), z: (-2, 2)}
    m, s = v.c * v.m, v.c * v.s
    return Derivation(
        (Premise("The increasing coupling, c (m + s z) with c z, is optimal; E z = 0, E z^2 = 1."),),
        (
            equal((m + s * z - v.c * z) ** 2, m**2 + 2 * m * (s - v.c) * z + (s - v.c) ** 2 * z**2, "expand", "its squared distance", lemma=True, where=where),
            equal(m**2 + (s - v.c) ** 2, prediction(v), "expand", "the mean", where=where, transform=sp.factor),
        ),
    )


LAW = Law(
    name="pushforward.transport_sees_scale",
    statement="The squared W_2 of c N(m, s^2) and c N(0, 1) is c^2 (m^2 + (s - 1)^2): c^2 times as large as before the scaling, where divergences stay as they are.",
    relation=Equals(exact=True),
    observable="cost",
    parameters=(FIRST, DEVIATION, SCALE),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("invariant", "the same at every c", lambda v: gaussian_measures.squared_wasserstein(v.m, v.s, 0, 1) + 0 * v.c),
        Rival("distance", "c times as large", lambda v: v.c * gaussian_measures.squared_wasserstein(v.m, v.s, 0, 1)),
        Rival("means alone", "c^2 for the means only", lambda v: v.c**2 * v.m**2 + (v.s - 1) ** 2),
    ),
)
