"""Honest intervals shrink to the label like 1/n."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad
from scipy.special import exp1

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import FIRST_CHECK, SAMPLES


def survival(x: float) -> float:
    """P(r U > x) for r = 1 + an exponential of mean 1/3 and U uniform."""
    if x <= 1:
        return 1 - x * 3 * math.exp(3) * float(exp1(3))
    return math.exp(-3 * (x - 1)) - x * 3 * math.exp(3) * float(exp1(3 * x))


def least_gap(n: int) -> float:
    """The mean of the least of n independent r U."""
    near = quad(lambda x: survival(x) ** n, 0, 1, epsabs=0, epsrel=1e-11, limit=200, points=[min(1.0, 3 / n)])[0]
    return near + quad(lambda x: max(survival(x), 0.0) ** n, 1, 15, epsabs=1e-14, epsrel=1e-10, limit=200)[0]


def evaluate(n: int) -> float:
    return 4 * least_gap(int(n))


def evaluate_digits(mp: Any, n: int) -> Any:
    n = int(n)
    kappa = 3 * mp.exp(3) * mp.e1(3)
    near = (1 - (1 - kappa) ** (n + 1)) / (kappa * (n + 1))
    far = mp.quad(lambda x: (mp.exp(-3 * (x - 1)) - 3 * x * mp.exp(3) * mp.e1(3 * x)) ** n, [1, 1.5, 2, 3, 5, 20])
    return 4 * (near + far)


def formula(v: SimpleNamespace) -> Any:
    x = sp.Symbol("x", positive=True)
    S = sp.Function("S", positive=True)
    return 4 * sp.Integral(S(x) ** v.n, (x, 0, sp.oo))


def derivation(v: SimpleNamespace) -> Derivation:
    x, r, k = sp.symbols("x r k", positive=True)
    where = {x: (0.1, 0.9), r: (1.1, 4), k: (0.2, 0.9), v.n: [1, 4, 12]}
    return Derivation(
        (
            Premise("Radius r = 1 + an exponential of mean 1/3; a centre is off by u uniform on [-r, r]. The ends lie r - u and r + u from the label: both are like 2 r U, U uniform."),
            Premise("S(x) = P(r U > x): the mean width is the sum of two means of the least of n independent 2 r U, 4 times the integral of S^n."),
        ),
        (
            equal(sp.Integral(1 - x / r, (x, 0, r)), r / 2, "integrate", "given r, P(r U > x) = 1 - x/r", lemma=True, where=where),
            equal(sp.Integral((1 - k * x) ** v.n, (x, 0, 1)), (1 - (1 - k) ** (v.n + 1)) / (k * (v.n + 1)), "integrate", "below x = 1, S = 1 - k x with k = E 1/r", lemma=True, where=where,
                  transform=by_numbers),
            limit(v.n * (1 - (1 - k) ** (v.n + 1)) / (k * (v.n + 1)), 1 / k, v.n, sp.oo, "so that the width is 4/(k n) in the limit, k = 3 e^3 E_1(3)", lemma=True, where={k: (0.2, 0.9)}),
            equal(2 * 2 * sp.Integral(sp.Function("S", positive=True)(x) ** v.n, (x, 0, sp.oo)), formula(v), "expand", "two ends",
                  where={sp.Function("S", positive=True): lambda mp, at: lambda y: mp.exp(-y)}),
        ),
    )


LAW = Law(
    name="measure_objectives.width_of_unskewed_intervals",
    statement="n intervals with radius 1 + an exponential of mean 1/3 and centres uniform about the label leave a mean width of 4 times the integral of P(r U > x)^n, which is 4/(n E[1/r]) in the limit.",
    relation=Equals(),
    observable="width",
    parameters=(SAMPLES,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("root of n", "1/sqrt(n), as for averages", lambda v: 1 / sp.sqrt(v.n)),
        Rival("mean radius", "4 E[r]/n", lambda v: sp.Rational(16, 3) / v.n),
    ),
)
