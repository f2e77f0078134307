"""How many samples more elimination takes for each unit of ln(1/delta)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, CONSTANT, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import FLUID, SMALL, SORTED, root, root_steps
from lawbook.theory.mode_estimation.stopping_time_of_class import kappa


def slope(kap: Any, m: Any, ell: Any) -> Any:
    """(n(2 ell) - n(ell))/ell, n the larger root of n = kappa L_n."""
    return (root(kap, m, 2 * ell) - root(kap, m, ell)) / ell


def prediction(v: SimpleNamespace) -> Any:
    return slope(kappa(v), v.m, v.ell)


def derivation(v: SimpleNamespace) -> Derivation:
    n, kap, m, r, ell = sp.symbols("n kappa m r ell", positive=True)
    where = {kap: (1, 500), v.m: [2, 5, 100], v.ell: (40, 100)}
    (solved,) = root_steps(kap, v.m, v.ell, where)
    at = n / kap - sp.log(sp.pi**2 * n**2 * m)
    w = lambda share: sp.LambertW(-sp.exp(-share * v.ell / 2) / (2 * kappa(v) * sp.pi * sp.sqrt(v.m)), -1)  # noqa: E731
    return Derivation(
        FLUID,
        (
            equal(solved.left, solved.right, "solve", solved.because, transform=solved.transform, where=where, lemma=True),
            equal(
                1 / sp.Derivative(at, n), kap / (1 - 2 * kap / n), "differentiate",
                "n = kappa (ln(pi^2 n^2 m) + ell) solved for ell; dn/dell is the inverse of its derivative", lemma=True,
                where={kap: (1, 100), n: (300, 10_000), m: [2, 10]}, transform=lambda e: sp.simplify(e.doit()),
            ),
            limit(kap / (1 - 2 * kap / n), kap, n, sp.oo, "it tends to kappa: c, not 108, times p_1/(p_1 - p_2)^2", lemma=True,
                  where={kap: (1, 100)}),
            equal(kap * (2 * ell + 2 * sp.log(r * n) - ell - 2 * sp.log(n)) / ell, kap * (1 + 2 * sp.log(r) / ell), "expand",
                  "between delta and delta^2, n growing r-fold, r < 2: kappa (1 + 2 ln(r)/ell)", lemma=True,
                  where={kap: (1, 100), n: (300, 10_000), r: (1.2, 2), ell: (40, 100)},
                  transform=lambda e: sp.expand(sp.expand_log(e))),
            equal(2 * kappa(v) * (w(1) - w(2)) / v.ell, prediction(v), "expand", "the difference of two roots",
                  where={v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.3), v.c: (1, 24), v.m: [2, 5], v.ell: (40, 100)}),
        ),
    )


LAW = Law(
    name="mode_estimation.slope_of_stopping_time",
    statement=(
        "From delta to delta^2 the mean number of samples of elimination with constant c grows, per unit of ln(1/delta), by the difference of "
        "two Lambert functions that tends to c p_1/(p_1 - p_2)^2: with the published c = 24, to 24 times p_1/(p_1 - p_2)^2."
    ),
    relation=Equals(),
    observable="slope",
    parameters=(MODE, SECOND, CLASSES, CONSTANT, SMALL),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed budget", "108 p_1/(p_1 - p_2)^2, the constant of the sample bound", lambda v: 108 * v.p_1 / (v.p_1 - v.p_2) ** 2),
        Rival("both counts", "that of a width with both counts: c (p_1 + p_2)/(p_1 - p_2)^2",
              lambda v: v.c * (v.p_1 + v.p_2) / (v.p_1 - v.p_2) ** 2),
    ),
    remark=(
        "108 = (sqrt(48) + sqrt(12))^2 bounds the sample by which a drop is certain with high probability (law `sample_bound_of_elimination`); "
        "runs stop 4.5 times earlier. Ratios T/ln(1/delta) converge too slowly to show it: slopes between deltas do."
    ),
)
