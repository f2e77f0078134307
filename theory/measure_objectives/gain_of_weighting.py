"""Importance weights trade a bias that stays for a variance that falls: they win from a number of samples on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.price_of_weighting import SCALE, weighted_moment
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES

CUBIC = real("c", "coefficient of x^3 in the truth", low=0, low_open=True, typical=(0.05, 0.5))
NOISE = real("sigma", "standard deviation of the noise", r"\sigma", low=0, typical=(0, 2))


def plain(v: SimpleNamespace) -> Any:
    """n times the variance of the plain slope."""
    return v.sigma**2 + 42 * v.c**2


def weighted(v: SimpleNamespace) -> Any:
    """n times the variance of the weighted slope."""
    residual = weighted_moment(8, v.s) - 6 * v.s**2 * weighted_moment(6, v.s) + 9 * v.s**4 * weighted_moment(4, v.s)
    return (v.sigma**2 * weighted_moment(2, v.s) + v.c**2 * residual) / v.s**4


def prediction(v: SimpleNamespace) -> Any:
    return v.s**2 * (9 * v.c**2 * (1 - v.s**2) ** 2 + (plain(v) - weighted(v)) / v.n)


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", real=True)
    k = sp.Symbol("k", positive=True)
    where = {v.s: (0.4, 1.2), v.c: (0.05, 0.5), v.sigma: (0, 2), v.n: [50, 1000], x: (-2, 2), k: (0.3, 3)}
    normal = lambda power, variance: variance ** sp.Rational(power, 2) * sp.factorial2(power - 1)  # noqa: E731
    slope = 1 + 3 * v.c * v.s**2
    return Derivation(
        (
            Premise("The truth is x + c x^3 with white noise. A slope's excess risk is s^2 times its squared distance from the best one for the test; to the order 1/n its mean square is bias^2 plus the sandwich variance E w^2 x^2 (residual^2 + sigma^2)/(n (E w x^2)^2)."),
            Premise("Even moments of N(0, a): a^(p/2) (p - 1)!!, under w^2 N(0, 1) those of law `price_of_weighting`."),
        ),
        (
            equal((normal(2, v.s**2) + v.c * normal(4, v.s**2)) / normal(2, v.s**2), slope, "simplify", "the best line for the test", lemma=True, where=where, transform=sp.simplify),
            equal((slope - slope.subs(v.s, 1)) ** 2, 9 * v.c**2 * (1 - v.s**2) ** 2, "expand", "squared bias of the plain one, which goes to the best line for s = 1", lemma=True, where=where, transform=sp.factor),
            equal(sp.Integral(x**2 * (x**3 - 3 * x) ** 2 * sp.exp(-(x**2) / 2), (x, -sp.oo, sp.oo)) / sp.sqrt(2 * sp.pi), sp.Integer(42), "integrate", "the plain line's residual", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(sp.expand(x**2 * (x**3 - 3 * v.s**2 * x) ** 2), x**8 - 6 * v.s**2 * x**6 + 9 * v.s**4 * x**4, "expand", "and the weighted line's, moment by moment", lemma=True, where=where, transform=sp.expand),
            equal(v.s**2 * (9 * v.c**2 * (1 - v.s**2) ** 2 + plain(v) / v.n) - v.s**2 * weighted(v) / v.n, prediction(v), "expand", "plain minus weighted", where=where, transform=sp.expand),
        ),
    )


LAW = Law(
    name="measure_objectives.gain_of_weighting",
    statement="Where the truth x + c x^3 is fitted by a line through 0 under N(0, 1) and tested under N(0, s^2), weights lower the excess risk by s^2 (9 c^2 (1 - s^2)^2 + (V_plain - V_weighted)/n), to a tenth at large n: a loss at small n, a gain from n = (V_weighted - V_plain)/(9 c^2 (1 - s^2)^2) on.",
    relation=Equals(),
    observable="gain",
    parameters=(SAMPLES, SCALE, CUBIC, NOISE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("bias alone", "9 c^2 s^2 (1 - s^2)^2, at every n", lambda v: 9 * v.c**2 * v.s**2 * (1 - v.s**2) ** 2 + 0 * v.n * v.sigma),
        Rival("variance alone", "never a gain", lambda v: v.s**2 * (plain(v) - weighted(v)) / v.n),
    ),
    remark="Open question Q2b: reweighting repairs the model's error, and nothing else.",
)
