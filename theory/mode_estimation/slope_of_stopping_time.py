"""How many samples more elimination takes for each unit of ln(1/delta)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Rival, at_least, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CONSTANT, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import FLUID, LEVEL, SORTED


def prediction(v: SimpleNamespace) -> Any:
    return v.c * v.p_1 / (v.p_1 - v.p_2) ** 2


def derivation(v: SimpleNamespace) -> Derivation:
    n, kappa, m, a, b = sp.symbols("n kappa m a b", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.3), v.c: (1, 24)}
    ell = n / kappa - sp.log(sp.pi**2 * n**2 * m)
    return Derivation(
        FLUID,
        (
            equal(
                1 / sp.Derivative(ell, n), kappa / (1 - 2 * kappa / n), "differentiate",
                "n = kappa (ln(pi^2 n^2 m) + ell) solved for ell; dn/dell is the inverse of its derivative", lemma=True,
                where={kappa: (1, 100), n: (300, 10_000), m: [2, 10]}, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(prediction(v) * 4 / (4 * v.p_1 / (v.p_1 - v.p_2) ** 2), v.c, "expand", "in units of the slope at c = 4", lemma=True, where=where),
            at_least((108 - v.c) * v.p_1, sp.Integer(0), "108 would be the slope of a rule with c = 108: not of the published c = 24",
                     lemma=True, where={v.c: (1, 24), v.p_1: (0.1, 0.9)}),
            limit(
                prediction(v) / (1 - 2 * prediction(v) / n), prediction(v), n, sp.oo, "the n inside the logarithm costs less and less",
                where=where,
            ),
        ),
    )


LAW = Law(
    name="mode_estimation.slope_of_stopping_time",
    statement=(
        "The mean number of samples that elimination with constant c takes grows by c p_1/(p_1 - p_2)^2 for each unit of ln(1/delta), "
        "as delta falls: with the published c = 24, by 24 times p_1/(p_1 - p_2)^2."
    ),
    relation=Asymptotic("ell"),
    observable="slope",
    parameters=(MODE, SECOND, CONSTANT, LEVEL),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("printed budget", "108 p_1/(p_1 - p_2)^2, the constant of the sample bound", lambda v: 108 * v.p_1 / (v.p_1 - v.p_2) ** 2),
        Rival("quarter", "that of a width without N_max: c (p_1 + p_2)/(p_1 - p_2)^2",
              lambda v: v.c * (v.p_1 + v.p_2) / (v.p_1 - v.p_2) ** 2),
    ),
    remark=(
        "108 = (sqrt(48) + sqrt(12))^2 bounds the sample by which a drop is certain with high probability (law `sample_bound_of_elimination`); "
        "runs stop 4.5 times earlier. Ratios T/ln(1/delta) converge too slowly to show it: slopes between deltas do."
    ),
)
