"""The sample at which elimination drops a class."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Condition, Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, CONSTANT, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import FLUID, SMALL, SORTED, root, root_steps, test_level


def kappa(v: SimpleNamespace) -> Any:
    return v.c * v.p_1 / (v.p_1 - v.p_2) ** 2


EXISTS = Condition(
    "2 e^(-1) pi sqrt(m) kappa >= exp(-ell/2), kappa = c p_1/(p_1 - p_2)^2: the test keeps the class at first",
    lambda v: 2 * np.pi * np.sqrt(v.m) * v.c * v.p_1 >= (v.p_1 - v.p_2) ** 2 * np.exp(1 - v.ell / 2),
)


def prediction(v: SimpleNamespace) -> Any:
    return root(kappa(v), v.m, v.ell)


def derivation(v: SimpleNamespace) -> Derivation:
    n, L, kap = sp.symbols("n L kappa", positive=True)
    where = {kap: (1, 500), v.m: [2, 5, 100], v.ell: (1, 60)}
    inside = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.3), v.c: (1, 24)}
    general = root_steps(kap, v.m, v.ell, where)
    return Derivation(
        FLUID,
        (
            equal(
                (sp.sqrt(v.c * n * v.p_1 * L) / (n * (v.p_1 - v.p_2))) ** 2 * n, kappa(v) * L, "expand",
                "n p_2 = n p_1 - sqrt(c n p_1 L), solved for the n outside L: the class goes at n = kappa L_n", lemma=True, where=inside,
            ),
            *(equal(s.left, s.right, "solve", s.because, transform=s.transform, where=where, lemma=True) for s in general),
            equal(
                (kap * test_level(root(kap, v.m, v.ell), v.m, v.ell)).subs(kap, kappa(v)), prediction(v), "solve",
                "with kappa = c p_1/(p_1 - p_2)^2", where=inside | {v.m: [2, 5, 100], v.ell: (1, 60)},
                transform=lambda e: general[0].transform(e.subs(kappa(v), kap)).subs(kap, kappa(v)),
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.stopping_time_of_class",
    statement=(
        "Elimination with constant c drops the second class at sample n = -2 kappa W(-sqrt(delta)/(2 kappa pi sqrt(m))), W the lower branch "
        "of Lambert's function and kappa = c p_1/(p_1 - p_2)^2: the fluid limit, for small delta (delta <= e^-40)."
    ),
    relation=Equals(),
    observable="stopping_time",
    parameters=(MODE, SECOND, CLASSES, CONSTANT, SMALL),
    conditions=(SORTED, EXISTS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed budget", "kappa with 108 in place of c", lambda v: prediction(v) * 108 / v.c),
        Rival("squared gap of square roots", "kappa = c/(4 (sqrt(p_1) - sqrt(p_2))^2)",
              lambda v: root(v.c / (4 * (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2), v.m, v.ell)),
    ),
    remark="Corrections to the mean are of relative order 1/ln(1/delta). Fluctuations move the stopping sample by a relative 2 sqrt(v/(c p_1 L)), v = p_1 + p_2 - (p_1 - p_2)^2.",
)
