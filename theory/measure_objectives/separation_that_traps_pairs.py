"""The separation of two target points from which on a Gaussian kernel leaves both particles at one of them."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import optimize

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.pairs import PAIR, slope, velocity
from lawbook.theory.measure_objectives.setting import BANDWIDTH, HERE

START = (2.244, 0.711, 1.696)  # near the fold: the two particles and the target's half separation, in bandwidths


def fold(exp: Any, x: Any, y: Any, a: Any) -> tuple[Any, Any, Any]:
    """(velocity of x, of y, determinant of their derivatives), twice and four times, h = 1; all 0 at the fold."""
    first, second = (lambda r: r * exp(-r * r / 2)), (lambda r: (1 - r * r) * exp(-r * r / 2))
    across = second(x - y)
    own = [across - second(z - a) - second(z + a) for z in (x, y)]
    return first(x - y) - first(x - a) - first(x + a), first(y - x) - first(y - a) - first(y + a), own[0] * own[1] - across**2


def at_fold() -> tuple[float, ...]:
    return tuple(optimize.root(lambda z: fold(np.exp, *z), START, tol=1e-12).x)


@cache
def _at_fold_digits(digits: int) -> tuple[Any, ...]:
    import mpmath  # heavy: the catalogue reads this module

    with mpmath.workdps(digits + 10):
        return tuple(mpmath.findroot(lambda x, y, a: fold(mpmath.exp, x, y, a), START))


def at_fold_digits(mp: Any) -> tuple[Any, ...]:
    return tuple(mp.mpf(z) for z in _at_fold_digits(mp.dps))


def formula(v: SimpleNamespace) -> Any:
    return 2 * v.h * sp.Function("z", positive=True)(3)


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, a, r = sp.symbols("x y a r", positive=True)
    z, s, b = sp.Function("z", positive=True), sp.Function("s", real=True), sp.Function("b", real=True)
    where = {
        v.h: (0.5, 2), x: (1, 3), y: (0.2, 1), a: (1, 3), r: (0.3, 2),
        z: lambda mp, point: lambda k: at_fold_digits(mp)[int(k) - 1],
        s: lambda mp, point: lambda d: d * mp.exp(-d * d / 2),
        b: lambda mp, point: lambda d: (1 - d * d) * mp.exp(-d * d / 2),
    }
    half = sp.Rational(1, 2)
    return Derivation(
        (
            PAIR,
            Premise("h = 1, s(d) = d exp(-d^2/2), b(d) = (1 - d^2) exp(-d^2/2). z(1), z(2), z(3): the places of the particles and the half separation at which a stable rest of both on one side meets an unstable one: velocities and the determinant of their derivatives vanish."),
            Premise("From smaller separations there is no rest but the merged pairs, which are unstable, and the target."),
        ),
        (
            equal(slope(r, sp.Integer(1)), sp.Derivative(-sp.exp(-(r**2) / 2), r).doit(), "differentiate", "the kernel's slope, s", lemma=True, where=where),
            equal(sp.Derivative(slope(r, sp.Integer(1)), r), (1 - r**2) * sp.exp(-(r**2) / 2), "differentiate", "how velocities change with the distance, b", lemma=True, where=where, transform=lambda e: sp.factor(e.doit())),
            equal(2 * velocity(x, y, [(-a, half), (a, half)], sp.Integer(1)), slope(x - y, 1) - slope(x - a, 1) - slope(x + a, 1), "expand", "twice the velocity of the particle at x", lemma=True, where=where),
            equal(s(z(1) - z(2)), s(z(1) - z(3)) + s(z(1) + z(3)), "solve", "the first particle rests", lemma=True, where=where),
            equal(s(z(2) - z(1)), s(z(2) - z(3)) + s(z(2) + z(3)), "solve", "the second particle rests", lemma=True, where=where),
            equal(
                (b(z(1) - z(2)) - b(z(1) - z(3)) - b(z(1) + z(3))) * (b(z(1) - z(2)) - b(z(2) - z(3)) - b(z(2) + z(3))), b(z(1) - z(2)) ** 2, "solve",
                "the determinant of the velocities' derivatives (times 4) vanishes: a fold", lemma=True, where=where,
            ),
            equal(v.h * z(3) - (-v.h * z(3)), formula(v), "expand", "from -a to a in units of h", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.separation_that_traps_pairs",
    statement="Two particles under the flow of a Gaussian kernel's MMD from two points of mass 1/2: a stable end with both particles around one point exists if and only if the points are more than 3.391 h apart (twice 1.69565 h, a fold).",
    relation=Equals(exact=True),
    observable="separation",
    parameters=(BANDWIDTH,),
    prediction=Procedure(formula, lambda h: 2 * float(h) * at_fold()[2], lambda mp, h: 2 * mp.mpf(h) * at_fold_digits(mp)[2]),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("two modes", "2 h, where the smoothed target gets two modes", lambda v: 2 * v.h),
        Rival("always", "4.9 h, where the other point's pull is below 5 % of its largest", lambda v: sp.Rational(49, 10) * v.h),
    ),
    remark=(
        "Up to exchange of the particles there are two rests (the target, and the merged pair at the middle) below 2 h, four between 2 h and 3.391 h, and eight beyond, three of "
        "them stable. The energy kernel has no such trap: see arrival_at_atoms."
    ),
)
