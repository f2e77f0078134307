"""How many queries tracking the best questions takes for each unit of ln(1/delta)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Procedure, Rival, equal, limit, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.characteristic_rate import THREE, rate, rate_digits
from lawbook.theory.mode_estimation.confidence_lower_bound import gap
from lawbook.theory.mode_estimation.setting import HERE, PROBABILITIES
from lawbook.theory.mode_estimation.stopping import LEVEL


def characteristic(v: SimpleNamespace) -> Any:
    return sp.Function("R", positive=True)(v.p[0], v.p[1], v.p[2])


def formula(v: SimpleNamespace) -> Any:
    """1/R, R the characteristic rate per query."""
    return 1 / characteristic(v)


def evaluate(p: Any, ell: Any) -> float:
    return 1 / rate(p)


def evaluate_digits(mp: Any, p: Any, ell: Any) -> Any:
    return 1 / rate_digits(mp, [mp.mpf(x) for x in p])


def derivation(v: SimpleNamespace) -> Derivation:
    n = sp.Symbol("n", positive=True)
    R = characteristic(v)
    where = {n: (1000, 10**6), sp.Function("R", positive=True): lambda mp, at: lambda *args: 1 + sum(args)}
    level = n * R - 2 * sp.log(1 + sp.log(n)) - sp.log(2)
    return Derivation(
        (
            Premise("The estimate tends to p and the shares, solved anew for it, to the best ones: each action is asked sqrt(n)/10 times at least."),
            Premise("The evidence, ln of the likelihood ratio to the best law of another mode, is then n R to first order (law of large numbers)."),
            Premise("Stopped when it exceeds ell + 2 ln(1 + ln n) + ln 2, ell = ln(1/delta)."),
            Premise("R is the max-min of the law `characteristic_rate`; no method that is correct at every law takes fewer than ell/R."),
        ),
        (
            equal(1 / sp.Derivative(level, n), 1 / (R - 2 / (n * (1 + sp.log(n)))), "differentiate",
                  "the threshold solved for ell(n); dn/dell is the inverse of its derivative", where=where, transform=lambda e: sp.simplify(e.doit())),
            limit(1 / (R - 2 / (n * (1 + sp.log(n)))), formula(v), n, sp.oo, "the double logarithm leaves no trace in the slope", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.queries_of_tracking",
    statement=(
        "Of three classes, tracking the best shares of single questions and full resolution finds the mode with 1/R queries per unit of ln(1/delta) "
        "as delta falls, R the characteristic rate: no method that is correct at every law takes fewer."
    ),
    relation=Asymptotic("ell"),
    observable="slope",
    parameters=(PROBABILITIES, restrict(LEVEL, low=100, low_open=False, typical=(500, 8000))),
    conditions=(THREE,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("full resolution", "(2 - p_1)/D, that of resolving every sample by Huffman's tree", lambda v: (2 - v.p[0]) / gap(v.p[0], v.p[1])),
        Rival("one query a sample", "1/D: every query tells as much as a whole sample", lambda v: 1 / gap(v.p[0], v.p[1])),
    ),
    remark="Full resolution takes 1.24 times as many for (0.5, 0.3, 0.2), 1.27 for (0.6, 0.3, 0.1), 1.08 for (0.8, 0.15, 0.05).",
)
