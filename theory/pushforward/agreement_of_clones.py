"""When the reversed diffusion has made up its mind: two clones that part at time t."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, TIME
from lawbook.theory.pushforward.speciation_time import CENTRE


def _parts(m: Any, t: Any, x: Any) -> tuple[Any, Any]:
    """Density of X_t at x, and the probability that X_0 > 0 given it."""
    c, scale = sp.exp(-t), sp.sqrt(1 - sp.exp(-2 * t))
    up, down = (gaussian_measures.density(x, sign * m * c) / 2 for sign in (1, -1))
    right = [gaussian_measures.cumulative((sign * m + c * (x - c * sign * m)) / scale) for sign in (1, -1)]
    return up + down, (up * right[0] + down * right[1]) / (up + down)


def formula(v: SimpleNamespace, both: Callable[[Any], Any] = lambda q: 1 - 2 * q * (1 - q)) -> Any:
    """`both`: the chance that both copies end on one side, from q."""
    x = sp.Symbol("x", real=True)
    p, q = _parts(v.m, v.t, x)
    return sp.Integral(p * both(q), (x, -sp.oo, sp.oo))


def _expanded(integral: Any) -> Any:
    """q^2 + (1 - q)^2 as 1 - 2 q (1 - q) under the integral."""
    w = sp.Wild("w")
    return sp.Integral(integral.function.replace(w**2 + (1 - w) ** 2, 1 - 2 * w * (1 - w)), *integral.limits)


def evaluate(m: float, t: float) -> float:
    c, scale = math.exp(-t), math.sqrt(-math.expm1(-2 * t))
    x, h = np.linspace(-m - 10, m + 10, 4001, retstep=True)
    odds = np.exp(-2 * np.abs(m * c * x))
    share = np.where(x > 0, 1 / (1 + odds), odds / (1 + odds))
    p = (np.exp(-((x - m * c) ** 2) / 2) + np.exp(-((x + m * c) ** 2) / 2)) / (2 * math.sqrt(2 * math.pi))
    above = [special.ndtr((s * m + c * (x - c * s * m)) / scale) for s in (1, -1)]
    q = share * above[0] + (1 - share) * above[1]
    return float((p * (1 - 2 * q * (1 - q))).sum() * h)


def _integrand(mp: Any, m: Any, t: Any, both: Callable[[Any], Any]) -> Callable[[Any], Any]:
    c, scale = mp.exp(-mp.mpf(t)), mp.sqrt(-mp.expm1(-2 * mp.mpf(t)))

    def integrand(x: Any) -> Any:
        up, down = mp.npdf(x, m * c) / 2, mp.npdf(x, -m * c) / 2
        q = (up * mp.ncdf((m + c * (x - c * m)) / scale) + down * mp.ncdf((-m + c * (x + c * m)) / scale)) / (up + down)
        return (up + down) * both(q)

    return integrand


def evaluate_digits(mp: Any, m: Any, t: Any) -> Any:
    return 2 * mp.quad(_integrand(mp, m, t, lambda q: 1 - 2 * q * (1 - q)), [0, 1, 2, 4, m + 8, m + 16])


def _sides(mp: Any, at: Any, v: SimpleNamespace) -> tuple[Any, ...]:
    """Both sides of the last step by one rule of trapezoids."""
    rules = (lambda q: q**2 + (1 - q) ** 2, lambda q: 1 - 2 * q * (1 - q))
    return tuple(mp.fsum(_integrand(mp, at[v.m], at[v.t], both)(mp.mpf(k) / 4) for k in range(-40, 41)) / 4 for both in rules)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, k, c, q = sp.symbols("x y k c q", positive=True)
    where = {x: (0.1, 2), y: (0.1, 2), k: (-2, 2), c: (0.1, 0.9), q: (0.1, 0.9), v.m: (1.2, 3), v.t: (0.2, 2)}
    gap = (y - k) ** 2 + (x - c * y) ** 2 / (1 - c**2) - (x - c * k) ** 2 - (y - k - c * (x - c * k)) ** 2 / (1 - c**2)
    return Derivation(
        (
            Premise("Data (N(-m, 1) + N(m, 1))/2. The reversed diffusion from X_t = x ends in the law of X_0 given X_t = x; clones that part at x are independent given x."),
        ),
        (
            equal(gap, sp.Integer(0), "expand", "in a mode k = +-m, c = exp(-t): X_0 given x is N(k + c (x - c k), 1 - c^2), and X_t is N(c k, 1)", lemma=True, where=where),
            equal(q**2 + (1 - q) ** 2, 1 - 2 * q * (1 - q), "expand", "both on the right or both on the left", lemma=True, where=where),
            equal(
                formula(v, lambda q: q**2 + (1 - q) ** 2), formula(v), "expand", "the mean over X_t", where=where, transform=_expanded,
                numeric=lambda mp, at: _sides(mp, at, v),
            ),
        ),
    )


LAW = Law(
    name="pushforward.agreement_of_clones",
    statement=(
        "Two copies of the reversed diffusion to (N(-m, 1) + N(m, 1))/2 that part at time t end on the same side of 0 with the probability E[1 - 2 q (1 - q)], q = P(X_0 > 0 | X_t)."
    ),
    relation=Equals(),
    observable="same",
    parameters=(CENTRE, TIME),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("ODE", "1: the sign never changes, as along the ODE", lambda v: 1 + 0 * v.m * v.t),
        Rival("coin", "1/2: all is decided at the end", lambda v: sp.Rational(1, 2) + 0 * v.m * v.t),
        Rival("step", "decided at once at log m: 1 before it (small t), 1/2 after", lambda v: sp.Piecewise((1, v.t < sp.log(v.m)), (sp.Rational(1, 2), True))),
    ),
    remark="Half way between 1/2 and 1 near the speciation time log m for large m.",
)
