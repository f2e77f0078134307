"""Elimination that is optimal in samples: its slope meets the lower bound."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.confidence_lower_bound import gap
from lawbook.theory.mode_estimation.setting import CLASSES, HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SMALL, SORTED


def dropped_at(v: SimpleNamespace, ell: Any) -> Any:
    """The larger root of n D = ln(pi^2 n^2 m/6) + ell."""
    D = gap(v.p_1, v.p_2)
    return -2 / D * sp.LambertW(-D / 2 * sp.exp(-ell / 2) * sp.sqrt(6 / (sp.pi**2 * v.m)), -1)


def prediction(v: SimpleNamespace) -> Any:
    return (dropped_at(v, 2 * v.ell) - dropped_at(v, v.ell)) / v.ell


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
    D, n, m, w, ell = sp.symbols("D n m w ell", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)}
    at = n * D - sp.log(sp.pi**2 * n**2 * m / 6)
    small = D / 2 * sp.exp(-ell / 2) * sp.sqrt(6 / (sp.pi**2 * m))
    full = lambda share: dropped_at(v, share * v.ell) * gap(v.p_1, v.p_2)  # noqa: E731
    return Derivation(
        (
            Premise("Fluid limit: N_y = n p_y. The second class goes where n D = ln(pi^2 n^2 m/6) + ell."),
            Premise("By law `confidence_lower_bound` no method that is correct at every law has a smaller slope than 1/D."),
        ),
        (
            *divergence_steps(v),
            equal(
                2 * w - sp.log(sp.pi**2 * (2 * w / D) ** 2 * m / 6), 2 * (w - sp.log(w)) - sp.log(4 * sp.pi**2 * m / (6 * D**2)), "expand",
                "n = 2 w/D: the equation is w - ln w = -ln(D sqrt(6/m) e^(-ell/2)/(2 pi)), solved by w = -W_{-1}", lemma=True,
                where={w: (2, 50), D: (0.1, 1), m: [2, 9]}, transform=lambda e: sp.expand(sp.expand_log(e)),
            ),
            equal(
                (sp.log(w) - w).subs(w, -sp.LambertW(-small, -1)), sp.log(small), "solve", "as ln w - w is ln of the argument of W",
                lemma=True, where={D: (0.1, 1), m: [2, 9], ell: (5, 60)},
                transform=lambda e: e.subs(sp.log(-sp.LambertW(-small, -1)), sp.log(small) - sp.LambertW(-small, -1)),
            ),
            equal(1 / sp.Derivative(at, n), 1 / (D - 2 / n), "differentiate", "dn/dell", lemma=True, transform=lambda e: sp.simplify(e.doit()),
                  where={D: (0.1, 1), n: (30, 100), m: [2, 9]}),
            limit(1 / (D - 2 / n), 1 / D, n, sp.oo, "which tends to 1/D", lemma=True, where={D: (0.1, 1)}),
            equal((full(2) - full(1)) / (gap(v.p_1, v.p_2) * v.ell), prediction(v), "expand", "the difference of two roots",
                  where=where | {v.m: [2, 5], v.ell: (40, 100)}),
        ),
    )


LAW = Law(
    name="mode_estimation.optimal_elimination",
    statement=(
        "From delta to delta^2 elimination by Kullback-Leibler divergence takes more samples, per unit of ln(1/delta), by a difference of two "
        "Lambert functions that tends to 1/D, D = p_1 ln(2 p_1/(p_1 + p_2)) + p_2 ln(2 p_2/(p_1 + p_2)): no correct method takes fewer."
    ),
    relation=Equals(),
    observable="slope",
    parameters=(MODE, SECOND, CLASSES, SMALL),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=PUBLISHED,
    remark="Close rivals make it converge slowly: the slowest of several near ones decides, and at moderate delta it is late.",
)
