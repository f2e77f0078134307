"""When a diffusion begins to see single training points."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import NOISED
from lawbook.theory.pushforward.setting import DEVIATION, DIMENSION, PAPER
from lawbook.theory.source import Source

GROWTH = real("g", "n^(2/d), n the number of points", low=1, low_open=True, typical=(1.3, 5))


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(1 + v.s**2 / (v.g - 1)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    u, k = sp.symbols("u k", positive=True)
    width, where = 1 - u, {u: (0.1, 0.9), v.s: (0.5, 3), v.g: (1.3, 5), v.d: [4, 8, 20], k: (0.1, 0.9)}
    total = width + v.s**2 * u
    root = v.s**2 / (v.g - 1)
    return Derivation(
        (
            NOISED,
            Premise("Weights of the points at x = X_t: exp(-|x - exp(-t) x_i|^2/(2 Delta)). At large d |x - exp(-t) x_own|^2 is d Delta and |x|^2 is d (Delta + s^2 exp(-2 t))."),
            Premise("At fixed g = n^(2/d) the sum over the other points is its mean, n E exp(-|x - exp(-t) x_i|^2/(2 Delta)), to leading exponential order (where own and others balance)."),
        ),
        (
            equal(
                sp.exp(sp.log(k) / 2 - k / (2 * k)), sp.sqrt(k) * sp.exp(-sp.Rational(1, 2)), "simplify",
                "the mean of exp(-(x - y)^2/(2 Delta)) over normal y, at x^2 = Delta + s^2 exp(-2 t), with k = Delta/(Delta + s^2 exp(-2 t)), a coordinate",
                lemma=True, where=where,
            ),
            equal(
                (v.g * width / total - 1).subs(u, 1 / (1 + root)), 0, "simplify",
                "both sides balance where g Delta = Delta + s^2 u, u = exp(-2 t): at u = 1/(1 + s^2/(g - 1))", lemma=True, where=where,
            ),
            equal(-sp.log(1 / (1 + root)) / 2, prediction(v), "solve", "t = -log(u)/2", where=where, transform=lambda e: sp.expand_log(sp.simplify(e), force=True)),
        ),
    )


LAW = Law(
    name="pushforward.collapse_time",
    statement=(
        "Among n = g^(d/2) points of N(0, s^2 I_d) a noised point's own origin has half of the posterior weight, on average, at the time "
        "log(1 + s^2/(g - 1))/2, for d large (d >= 30): earlier the exact sampler is bound to single training points."
    ),
    relation=Equals(),
    observable="crossing",
    parameters=(GROWTH, DEVIATION, restrict(DIMENSION, low=30, typical=(30, 60))),
    prediction=prediction,
    source=Source("standard (random energies); derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("inverse in n", "time proportional to 1/n", lambda v: v.s**2 / v.g ** (v.d / 2)),
        Rival("spacing", "the noise reaches the mean distance of neighbours: Delta = s^2/g", lambda v: v.s**2 / (2 * v.g)),
        Rival("no shrinking", "exp(-2 t) = 1: Delta = s^2/(g - 1) = 2 t", lambda v: v.s**2 / (2 * (v.g - 1))),
    ),
    remark="Corrections are of order 1/d, 1.4/d at g = 1.5 and 3/d at g = 1.3. At n = 20000, d = 24 the mean weight is 0.85 at 0.7 of this time, near 0.55 at it and 0.05 at twice it.",
)
