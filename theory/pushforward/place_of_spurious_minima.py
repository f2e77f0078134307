"""A window of frequencies makes the loss of a translation rise and fall."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import optimize

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import HALF_WIDTH
from lawbook.theory.pushforward.setting import HERE

ORDER = integer("k", "number of the minimum, from the target on", low=1, typical=(1, 10))


def root(k: int) -> float:
    """The root of sin x = x cos x between 2 pi k and 2 pi k + pi/2."""
    return float(optimize.brentq(lambda x: np.sin(x) - x * np.cos(x), 2 * np.pi * k, 2 * np.pi * k + np.pi / 2, xtol=1e-14, rtol=1e-14))


def root_digits(mp: Any, k: Any) -> Any:
    return mp.findroot(
        lambda x: mp.sin(x) - x * mp.cos(x), (2 * mp.pi * k + mp.mpf("0.3"), 2 * mp.pi * k + mp.pi / 2), solver="anderson",
        tol=mp.mpf(10) ** (-2 * mp.dps + 10),
    )


def formula(v: SimpleNamespace) -> Any:
    return sp.Function("x", positive=True)(v.k) / v.b


def derivation(v: SimpleNamespace) -> Derivation:
    t, y = sp.Symbol("t", real=True), sp.Symbol("y", positive=True)
    distance = sp.Symbol("Delta", positive=True)
    x = sp.Function("x", positive=True)
    where = {v.k: [1, 2, 5], v.b: (0.3, 3), y: (1, 9), distance: (0.5, 9), x: lambda mp, point: lambda k: root_digits(mp, k)}
    return Derivation(
        (
            Premise("The loss of a point at distance Delta from a point is 1 - E cos(Delta t), t uniform on [-b, b]."),
            Premise("x(k) is the root of tan x = x between 2 pi k and 2 pi k + pi/2; there sin x/x is a maximum and positive."),
        ),
        (
            equal(
                sp.Integral(sp.cos(distance * t), (t, -v.b, v.b)) / (2 * v.b), sp.sin(v.b * distance) / (v.b * distance),
                "integrate", "E cos(Delta t)",
                lemma=True, where=where,
            ),
            equal(
                sp.Derivative(sp.sin(y) / y, y), (y * sp.cos(y) - sp.sin(y)) / y**2, "differentiate", "stationary where tan y = y, "
                    "y = b Delta", lemma=True, where=where,
            ),
            equal(
                sp.diff(sp.sin(y) / y, y, 2).subs(sp.cos(y), sp.sin(y) / y), -sp.sin(y) / y, "differentiate",
                "there it is a maximum if positive", lemma=True,
                where=where, transform=sp.expand,
            ),
            equal(y.subs(y, x(v.k)) / v.b, formula(v), "solve", "Delta = x/b", where=where),
        ),
    )


LAW = Law(
    name="pushforward.place_of_spurious_minima",
    statement=(
        "Frequencies uniform on [-b, b]: the loss of a point against another has local minima at the distances x_k/b, where tan "
        "x_k = x_k and x_k lies between 2 pi k and 2 pi k + pi/2: 7.7253, 14.066, 20.371, ... over b."
    ),
    relation=Equals(exact=True),
    observable="distance",
    parameters=(ORDER, HALF_WIDTH),
    prediction=Procedure(formula, lambda k, b: root(int(k)) / float(b), lambda mp, k, b: root_digits(mp, k) / mp.mpf(b)),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("periodic", "at the multiples of 2 pi/b, as for one frequency b", lambda v: 2 * sp.pi * v.k / v.b),
        Rival("crests", "at (2 k + 1/2) pi/b, where sin is 1", lambda v: (2 * v.k + sp.Rational(1, 2)) * sp.pi / v.b),
        Rival("every root", "at the k-th root of tan x = x, about (k + 1/2) pi/b", lambda v: (v.k + sp.Rational(1, 2)) * sp.pi / v.b),
    ),
    remark="Normal frequencies have none: see slope_of_translation. At sigma = 0.3, b = 1 the minima move to 7.75, 14.08 and 20.38.",
)
