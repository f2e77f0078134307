"""How far the banana is from optimal: what exchanging the images of two points saves."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

from scipy.integrate import quad
from scipy.special import ndtr

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.cost_of_banana import BANANA, BEND
from lawbook.theory.pushforward.setting import FIRST_CHECK


def part(s: Any) -> Any:
    """E (s W - 1)_+ of a standard normal W."""
    return s * gaussian_measures.density(1 / s) - gaussian_measures.cumulative(-1 / s)


def formula(v: SimpleNamespace) -> Any:
    p = sp.Symbol("psi", positive=True)
    return 8 / sp.pi * sp.Integral(part(v.b * sp.sin(p) / sp.sqrt(2)), (p, 0, sp.pi / 2))


def evaluate(b: float) -> float:
    def inside(angle: float) -> float:
        s = max(float(b) * math.sin(angle) / math.sqrt(2), 1e-3)
        return s * math.exp(-1 / (2 * s * s)) / math.sqrt(2 * math.pi) - float(ndtr(-1 / s))

    return 8 / math.pi * quad(inside, 0, math.pi / 2, epsabs=0, epsrel=1e-11, limit=200)[0]


def evaluate_digits(mp: Any, b: Any) -> Any:
    def inside(angle: Any) -> Any:
        s = mp.mpf(b) * mp.sin(angle) / mp.sqrt(2)
        return s * mp.npdf(1 / s) - mp.ncdf(-1 / s) if s > 0 else mp.mpf(0)

    return 8 / mp.pi * mp.quad(inside, mp.linspace(0, mp.pi / 2, 9))


def derivation(v: SimpleNamespace) -> Derivation:
    p, q, w, z = sp.symbols("p q w z", real=True)
    s, angle = sp.Symbol("s", positive=True), sp.Symbol("psi", positive=True)
    root = sp.sqrt(2)
    # x - y = 2^(1/2) (p, q), x_1 + y_1 = 2^(1/2) w: p, q, w are independent and standard normal
    x, y = (w + p) / root, (w - p) / root
    product = (x - y) ** 2 + root * q * (root * q + v.b * (x**2 - y**2))
    where = {v.b: (0.5, 3), p: (0.2, 2), q: (-2, -0.2), w: (-2, 2), s: (0.3, 2), angle: (0.1, 1.5), z: (-2, 2)}
    gap = sp.Matrix([sp.Symbol(k, real=True) for k in ("x_1", "x_2", "y_1", "y_2", "X_1", "X_2", "Y_1", "Y_2")])
    one, two, to, other = (sp.Matrix(gap[k : k + 2]) for k in (0, 2, 4, 6))
    kept = (one - to).dot(one - to) + (two - other).dot(two - other) - (one - other).dot(one - other) - (two - to).dot(two - to)
    return Derivation(
        (BANANA, Premise("p/(p^2 + q^2)^(1/2) and q/(p^2 + q^2)^(1/2) are cosine and sine of a uniform angle, independent of p^2 + q^2, whose mean is 2, and of w.")),
        (
            equal(kept, -2 * (one - two).dot(to - other), "expand", "what a swap saves for the two points x, y with the images X, Y", lemma=True, where=dict.fromkeys(gap, (-2, 2))),
            equal(product, 2 * (p**2 + q**2) * (1 + v.b * w / root * (2 * p * q / (p**2 + q**2))), "expand", "the inner product on the banana", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.expand(e))),
            equal(
                sp.Derivative(-s * gaussian_measures.density(z) - gaussian_measures.cumulative(z), z), (s * z - 1) * gaussian_measures.density(z), "differentiate",
                "an antiderivative of (s z - 1) phi(z), from 1/s to infinity; s = b |sin(2 angle)|/2^(1/2)", lemma=True, where=where, transform=lambda e: sp.factor(e.doit()),
            ),
            equal(0 - (-s * gaussian_measures.density(1 / s) - gaussian_measures.cumulative(1 / s) + 1), part(s), "substitute", "E (s W - 1)_+ between these ends", lemma=True,
                  where=where, transform=lambda e: sp.expand(e.replace(sp.erfc, lambda x: 2 - sp.erfc(-x)))),
            equal(
                2 * 2 * sp.Integral(part(v.b * sp.sin(angle) / root) * 2 / sp.pi, (angle, 0, sp.pi / 2)), formula(v), "expand",
                "half of 2 times 2 (p^2 + q^2), and the mean over a quarter of the angles", where=where,
                transform=lambda e: 4 * 2 / sp.pi * sp.Integral(part(v.b * sp.sin(angle) / root), (angle, 0, sp.pi / 2)),
                numeric=lambda mp, at: _sides(mp, at[v.b]),
            ),
        ),
    )


def _sides(mp: Any, b: Any) -> tuple[Any, Any]:
    """Both sides of the last step by one rule of midpoints."""
    s = [mp.mpf(b) * mp.sin((k + mp.mpf(1) / 2) * mp.pi / 40) / mp.sqrt(2) for k in range(20)]
    mean = mp.fsum(x * mp.npdf(1 / x) - mp.ncdf(-1 / x) for x in s) / 20
    return 2 * 2 * mean, 8 / mp.pi * (mean * mp.pi / 2)


LAW = Law(
    name="pushforward.saving_by_swaps_on_banana",
    statement=(
        "On two random points of the banana, the better of both pairings with their images saves (8/pi) int_0^(pi/2) E(b sin(psi)/2^(1/2) W - 1)_+ d psi a point, "
        "W normal: more than 0 for every b > 0, and so the triangular map is not optimal."
    ),
    relation=Equals(),
    observable="saved",
    parameters=(BEND,),
    prediction=Procedure(formula, evaluate, evaluate_digits),
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("all of it", "2 b^2, the whole cost", lambda v: 2 * v.b**2),
        Rival("optimal", "nothing: triangular maps are optimal, as they are between normal laws with diagonal covariances", lambda v: 0 * v.b),
    ),
    remark="The best pairing of many points saves at least this, on average, since disjoint pairs may swap. Small bends hide it: near b = 0 it falls like exp(-1/b^2).",
)
