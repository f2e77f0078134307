"""Elimination that is optimal in samples: its slope meets the lower bound."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.confidence_lower_bound import gap
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import LEVEL, SORTED


def prediction(v: SimpleNamespace) -> Any:
    return 1 / gap(v.p_1, v.p_2)


PUBLISHED = (
    Rival("constant 4", "4 p_1/(p_1 - p_2)^2, that of the best constant rule", lambda v: 4 * v.p_1 / (v.p_1 - v.p_2) ** 2),
    Rival("constant 24", "24 p_1/(p_1 - p_2)^2", lambda v: 24 * v.p_1 / (v.p_1 - v.p_2) ** 2),
    Rival("printed budget", "108 p_1/(p_1 - p_2)^2", lambda v: 108 * v.p_1 / (v.p_1 - v.p_2) ** 2),
    Rival("Chernoff's information", "1/Delta^2, that of a fixed budget",
          lambda v: -1 / sp.log(1 - (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2)),
)


def divergence_steps(v: SimpleNamespace) -> tuple[Any, ...]:
    """(n p_1 + n p_2) kl(p_1/(p_1 + p_2), 1/2) = n D (lemma)."""
    p, q, n = v.p_1, v.p_2, sp.Symbol("n", positive=True)
    a = p / (p + q)
    return (
        equal(
            n * (p + q) * (a * sp.log(2 * a) + (1 - a) * sp.log(2 * (1 - a))), n * gap(p, q), "expand",
            "the statistic in the fluid limit grows by D a sample", lemma=True, where={p: (0.4, 0.6), q: (0.05, 0.35), n: (1, 100)},
        ),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    D, n, m = sp.symbols("D n m", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)}
    ell = n * D - sp.log(sp.pi**2 * n**2 * m / 6)
    return Derivation(
        (
            Premise("Fluid limit: N_y = n p_y. The second class goes where n D = ln(pi^2 n^2 m/6) + ell."),
            Premise("By law `confidence_lower_bound` no method that is correct at every law has a smaller slope than 1/D."),
        ),
        (
            *divergence_steps(v),
            equal(1 / sp.Derivative(ell, n), 1 / (D - 2 / n), "differentiate", "dn/dell", lemma=True, transform=lambda e: sp.simplify(e.doit()),
                  where={D: (0.1, 1), n: (30, 100), m: [2, 9]}),
            limit(1 / (gap(v.p_1, v.p_2) - 2 / n), prediction(v), n, sp.oo, "the n inside the logarithm costs less and less", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.optimal_elimination",
    statement=(
        "Elimination by Kullback-Leibler divergence takes 1/D more samples for each unit of ln(1/delta) as delta falls, "
        "D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2)): no method that is correct at every law takes fewer."
    ),
    relation=Asymptotic("ell"),
    observable="slope",
    parameters=(MODE, SECOND, LEVEL),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=PUBLISHED,
    remark="Close rivals make it converge slowly: the slowest of several near ones decides, and at moderate delta it is late.",
)
