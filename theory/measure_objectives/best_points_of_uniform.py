"""The best n points for the uniform law are 2 n times closer to it than random ones."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (12 * v.n**2)


def derivation(v: SimpleNamespace) -> Derivation:
    i, u, x = sp.symbols("i u x", positive=True)
    n = v.n
    middle = (i - sp.Rational(1, 2)) / n
    cell = sp.Integral((x - u) ** 2, (u, (i - 1) / n, i / n))
    return Derivation(
        (SORTED, Premise("Each point can be chosen by itself.")),
        (
            equal(cell, 1 / (12 * n**3) + (x - middle) ** 2 / n, "integrate", "what a point at x costs", lemma=True, transform=lambda e: sp.expand(e.doit()),
                  where={n: [1, 3, 8], i: [1, 2, 3], x: (0.05, 0.95)}),
            at_least((x - middle) ** 2, 0, "so that midpoints are best", lemma=True, where={n: [1, 3, 8], i: [1, 2, 3], x: (0.05, 0.95)}),
            equal(sp.Sum(1 / (12 * n**3), (i, 1, n)), prediction(v), "sum", "n points"),
        ),
    )


LAW = Law(
    name="measure_objectives.best_points_of_uniform",
    statement="The least W_2^2 of n equal atoms from U[0, 1] is 1/(12 n^2), at the midpoints of n equal cells: random points are 2 n times worse.",
    relation=Equals(exact=True),
    observable="squared_wasserstein",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("random points", "1/(6 n)", lambda v: 1 / (6 * v.n)),
        Rival("ends included", "1/(6 n^2), with points at 0 and 1", lambda v: 1 / (6 * v.n**2)),
    ),
)
