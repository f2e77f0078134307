"""EM for a mixture weight converges linearly, at the rate of the missing information."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import HERE

PLACE = real("a", "the components are N(a, 1) and N(-a, 1)", low=0, low_open=True, typical=(0.4, 2))
WEIGHT = real("w", "weight of the first component", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.9))


def formula(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", real=True)
    p, q = (sp.exp(-((x - side * v.a) ** 2) / 2) / sp.sqrt(2 * sp.pi) for side in (1, -1))
    return 1 - v.w * (1 - v.w) * sp.Integral((p - q) ** 2 / (v.w * p + (1 - v.w) * q), (x, -sp.oo, sp.oo))


def evaluate(a: float, w: float) -> float:
    a, w = float(a), float(w)

    def term(x: float) -> float:
        p, q = (math.exp(-((x - side * a) ** 2) / 2) / math.sqrt(2 * math.pi) for side in (1, -1))
        return (p - q) ** 2 / (w * p + (1 - w) * q) if p + q > 0 else 0.0

    return 1 - w * (1 - w) * quad(term, -a - 12, a + 12, points=[-a, 0, a], epsabs=1e-13, epsrel=1e-12, limit=300)[0]


def evaluate_digits(mp: Any, a: Any, w: Any) -> Any:
    a, w = mp.mpf(a), mp.mpf(w)

    def term(x: Any) -> Any:
        p, q = mp.npdf(x - a), mp.npdf(x + a)
        return (p - q) ** 2 / (w * p + (1 - w) * q)

    return 1 - w * (1 - w) * mp.quad(term, mp.linspace(-a - 14, a + 14, 13))


def product(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", real=True)
    p, q = (sp.exp(-((x - side * v.a) ** 2) / 2) / sp.sqrt(2 * sp.pi) for side in (1, -1))
    return p * q / (v.w * p + (1 - v.w) * q)


def derivation(v: SimpleNamespace) -> Derivation:
    def both(mp: Any, at: Any) -> tuple[Any, Any]:
        a, weight = at[v.a], at[v.w]
        left = mp.quad(lambda x: mp.npdf(x - a) * mp.npdf(x + a) / (weight * mp.npdf(x - a) + (1 - weight) * mp.npdf(x + a)), mp.linspace(-a - 14, a + 14, 13))
        return left, evaluate_digits(mp, a, weight)

    p, q, w = sp.symbols("p q w", positive=True)
    u = sp.Symbol("u", positive=True)
    step = u * p / (u * p + (1 - u) * q)
    law = w * p + (1 - w) * q
    where = {w: (0.1, 0.9), v.a: (0.5, 1.5), v.w: (0.2, 0.8)}
    return Derivation(
        (
            Premise("One step of EM takes the weight u to E[u p/(u p + (1 - u) q)] under the true mixture; its fixed point is the true weight w."),
        ),
        (
            equal((law * sp.diff(step, u).subs(u, w)), p * q / law, "differentiate", "the slope of a step at w, times the density of the law", lemma=True, where=where, transform=sp.simplify),
            equal(p * q / law, w * q + (1 - w) * p - w * (1 - w) * (p - q) ** 2 / law, "expand", "written with the squared difference", lemma=True, where=where, transform=sp.simplify),
            equal(sp.Integral(product(v), (sp.Symbol("x", real=True), -sp.oo, sp.oo)), formula(v), "integrate", "integrated: both densities have mass 1", where=where,
                  transform=by_numbers, numeric=both),
        ),
    )


LAW = Law(
    name="measure_objectives.contraction_of_em",
    statement="EM for the weight w of N(a, 1) in a mixture with N(-a, 1) contracts errors by 1 - w (1 - w) times the integral of (p_1 - p_2)^2/p, the share of information that is missing.",
    relation=Equals(exact=True),
    observable="contraction",
    parameters=(PLACE, WEIGHT),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no rate", "errors fall like 1/k: a contraction of 1", lambda v: sp.Integer(1) + 0 * v.a),
        Rival("overlap", "the Bhattacharyya coefficient", lambda v: sp.exp(-(v.a**2) / 2) + 0 * v.w),
    ),
)
