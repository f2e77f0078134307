"""What is learnt from one small batch at a time where all frequencies below a bound count alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import (
    HALF_WIDTH,
    LOSS,
    MAP,
    SIZE,
    window_moment,
    window_moment_value,
    window_step,
)
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def formula(v: SimpleNamespace) -> Any:
    return sp.Function("root", nonnegative=True)(v.n, v.sigma, v.b)


def _moment(x: Any, b: Any, mp: Any = None) -> Any:
    return window_moment_value(2, x, b, mp) if x > 0 else b * b / 3


def excess(x: Any, n: Any, sigma: Any, b: Any, mp: Any = None) -> Any:
    """Slope of the mean loss at s^2 = x, as a logarithm: of the pull to the target over that of the batch's own square."""
    log, one = (np.log, 1.0) if mp is None else (mp.log, mp.mpf(1))
    return log(_moment((x + sigma * sigma) / 2, b, mp)) - log(_moment(x, b, mp)) - log(one - one / n)


def evaluate(n: Any, sigma: Any, b: Any) -> float:
    n, sigma, b = int(n), float(sigma), float(b)
    if n == 1 or excess(0.0, n, sigma, b) >= 0:
        return 0.0
    return float(np.sqrt(brentq(lambda x: float(excess(x, n, sigma, b)), 0.0, sigma**2, xtol=1e-300, rtol=1e-15, maxiter=500)))


def evaluate_digits(mp: Any, n: Any, sigma: Any, b: Any) -> Any:
    start = evaluate(n, sigma, b)
    if start == 0:
        return mp.mpf(0)
    sigma, b, square = mp.mpf(sigma), mp.mpf(b), mp.mpf(start) ** 2
    return mp.sqrt(mp.findroot(lambda x: excess(x, int(n), sigma, b, mp), (square, square * (1 + mp.mpf(10) ** -9))))


def derivation(v: SimpleNamespace) -> Derivation:
    s, t = sp.symbols("s t", positive=True)
    root = sp.Function("root", nonnegative=True)
    where = {
        s: (0.5, 2), t: (0.1, 1), v.sigma: (1, 3), v.n: [2, 3, 10, 40], v.b: (1, 2),
        root: lambda mp, point: lambda n, sigma, b: evaluate_digits(mp, n, sigma, b),
    }
    f, g = sp.exp(-(s**2) * t**2 / 2), sp.exp(-(v.sigma**2) * t**2 / 2)
    found = formula(v)
    return Derivation(
        (
            MAP, LOSS,
            Premise("One batch of n adds the variance of the test functions, E_t (1 - |f|^2)/(2 n)."),
            Premise("M(c) = E t^2 exp(-c t^2): -(log M)' = E t^4 exp(-c t^2)/M falls with c (a mean of t^2), so M((x + sigma^2)/2)/M(x) rises with x = s^2 up to "
                    "sigma^2, where it is 1: one minimum. root(n, sigma, b) is its place, or 0 where the loss rises from s = 0 on."),
        ),
        (
            equal(
                sp.Derivative(((f - g) ** 2 + (1 - f**2) / v.n) / 2, s), s * t**2 * (f * g - (1 - 1 / v.n) * f**2), "differentiate",
                "the slope of the mean loss at one frequency", lemma=True, where=where, transform=lambda e: sp.expand(e.doit()),
            ),
            window_step(2, v.b),
            equal(
                f * g / f**2, sp.exp(-(v.sigma**2 - s**2) * t**2 / 2), "expand", "f^2 and f g are exp(-c t^2) at c = s^2 and (s^2 + sigma^2)/2: their means with t^2 are M there",
                lemma=True, where=where, transform=sp.powsimp,
            ),
            equal(
                found * window_moment(2, (found**2 + v.sigma**2) / 2, v.b) / ((1 - 1 / v.n) * window_moment(2, found**2, v.b)), formula(v), "solve",
                "the root, at deviations above the threshold", where=where, transform=lambda _: sp.Integer(0),  # algebra has no rule for it
            ),
        ),
    )


LAW = Law(
    name="pushforward.learnt_deviation_of_window",
    statement=(
        "Frequencies uniform on [-b, b], single batches of n: an affine map to N(0, sigma^2) learns the deviation s with (1 - 1/n) M(s^2) = M((s^2 + sigma^2)/2), "
        "M(c) = E t^2 exp(-c t^2), too small at every n; and 0 where n <= 1/(1 - 3 M(sigma^2/2)/b^2)."
    ),
    relation=Equals(exact=True),
    observable="deviation",
    parameters=(TARGET_DEVIATION, HALF_WIDTH, SIZE),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("unbiased", "sigma", lambda v: v.sigma + 0 * v.n),
        Rival("first order", "sigma less the deficit at large n (law `deficit_of_batches`)",
              lambda v: v.sigma - window_moment(2, v.sigma**2, v.b) / (v.n * v.sigma * window_moment(4, v.sigma**2, v.b))),
        Rival("root of n", "sigma (1 - n^(-1/2))", lambda v: v.sigma * (1 - 1 / sp.sqrt(v.n))),
        Rival("normal frequencies", "as for normal frequencies of the same variance b^2/3 (law `learnt_deviation`)",
              lambda v: sp.sqrt(sp.Max(0, ((1 - 1 / v.n) ** sp.Rational(2, 3) * (1 + v.b**2 * v.sigma**2 / 3) - 1) / (v.b**2 / 3 * (2 - (1 - 1 / v.n) ** sp.Rational(2, 3)))))),
    ),
    remark="For sigma = 2, b = 1 it is 1.0315, 1.6834, 1.8464, 1.9849, 1.9985 at n = 2, 5, 10, 100, 1000, and 0 at n = 1: a point.",
)
