"""The mean squared Wasserstein distance of n uniform draws, exactly."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import SORTED
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    return 1 / (6 * v.n)



def derivation(v: SimpleNamespace) -> Derivation:
    i, u = sp.symbols("i u", positive=True)
    n = v.n
    cell = sp.integrate((i / (n + 1) - u) ** 2, (u, (i - 1) / n, i / n))
    variance = i * (n + 1 - i) / ((n + 1) ** 2 * (n + 2)) / n
    where = {v.n: [1, 2, 5, 12]}
    return Derivation(
        (SORTED,),
        (
            equal(sp.Sum(sp.expand(cell), (i, 1, n)), 1 / (6 * n * (n + 1)), "sum", "the squared bias of the i-th order statistic, of mean i/(n + 1)", lemma=True, where=where,
                  transform=lambda e: sp.factor(e.doit())),
            equal(sp.Sum(variance, (i, 1, n)), 1 / (6 * (n + 1)), "sum", "its variance i (n + 1 - i)/((n + 1)^2 (n + 2))", lemma=True, where=where,
                  transform=lambda e: sp.factor(e.doit())),
            equal(1 / (6 * (n + 1)) + 1 / (6 * n * (n + 1)), prediction(v), "expand", "variance and squared bias"),
        ),
    )


LAW = Law(
    name="measure_objectives.squared_wasserstein_of_uniform",
    statement='n uniform draws are at a mean W_2^2 from U[0, 1] of 1/(6 n), at every n.',
    relation=Equals(),
    observable="distance",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("midpoints", "1/(12 n^2), as for the best points", lambda v: 1 / (12 * v.n**2)),
        Rival("Gaussian plug-in", "3/(2 n)", lambda v: 3 / (2 * v.n)),
        Rival("variance alone", "1/(6 (n + 1))", lambda v: 1 / (6 * (v.n + 1))),
    ),
    remark='Random points are 2 n times worse than the best n points (law `best_points_of_uniform`).',
)
