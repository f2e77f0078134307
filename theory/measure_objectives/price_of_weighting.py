"""What importance weights cost where the model is right and plain least squares would do."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

SCALE = real("s", "standard deviation of the test inputs", low=0, low_open=True, high=2**0.5, high_open=True, typical=(0.5, 1.2))


def weighted_moment(power: int, s: Any) -> Any:
    """E w^2 x^power under N(0, 1), w = dN(0, s^2)/dN(0, 1), power even: a normal moment of variance s^2/(2 - s^2)."""
    return (s**2 / (2 - s**2)) ** sp.Rational(power, 2) * sp.factorial2(power - 1) / (s * sp.sqrt(2 - s**2))


def prediction(v: SimpleNamespace) -> Any:
    return (v.s**2 * (2 - v.s**2)) ** sp.Rational(-3, 2)


def derivation(v: SimpleNamespace) -> Derivation:
    x, k = sp.Symbol("x", real=True), sp.Symbol("k", positive=True)
    where = {v.s: (0.4, 1.3), k: (0.3, 3), x: (-2, 2)}
    weight = sp.exp(x**2 / 2 * (1 - 1 / v.s**2)) / v.s
    return Derivation(
        (
            Premise("Given the inputs, the weighted slope has the variance sigma^2 sum w^2 x^2/(sum w x^2)^2; sums over n inputs are n times means for n large, and the mean of w x^2 is s^2."),
        ),
        (
            equal(weight**2 * sp.exp(-(x**2) / 2), sp.exp(-(x**2) * (2 - v.s**2) / (2 * v.s**2)) / v.s**2, "expand", "w^2 times the density under which inputs are drawn", lemma=True, where=where, transform=sp.powsimp),
            equal(sp.Integral(x**2 * sp.exp(-k * x**2), (x, -sp.oo, sp.oo)), sp.sqrt(sp.pi) / (2 * k ** sp.Rational(3, 2)), "integrate", "finite as long as s^2 < 2", lemma=True, where=where),
            equal(
                sp.sqrt(sp.pi) / (2 * ((2 - v.s**2) / (2 * v.s**2)) ** sp.Rational(3, 2)) / (sp.sqrt(2 * sp.pi) * v.s**2), weighted_moment(2, v.s), "substitute",
                "k = (2 - s^2)/(2 s^2)", lemma=True, where=where, transform=lambda e: sp.powdenest(sp.simplify(e), force=True),
            ),
            equal(weighted_moment(2, v.s) / v.s**4, prediction(v), "simplify", "over the plain slope's sigma^2/n", where=where, transform=lambda e: sp.powdenest(sp.simplify(e), force=True)),
        ),
    )


LAW = Law(
    name="measure_objectives.price_of_weighting",
    statement="For inputs N(0, 1), a test at N(0, s^2) and a line through 0 that is the truth, importance weights multiply the slope's variance by (s^2 (2 - s^2))^(-3/2), to one percent at large n: never below 1, infinite from s^2 = 2 on.",
    relation=Equals(),
    observable="price",
    parameters=(SCALE,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("effective sample size", "1 + chi^2, the price of a weighted mean", lambda v: (v.s**2 * (2 - v.s**2)) ** sp.Rational(-1, 2)),
        Rival("free", "1", lambda v: sp.Integer(1) + 0 * v.s),
        Rival("by variances", "1/s^2, as if noise were weighted alike", lambda v: v.s**-2),
    ),
    remark="Open question Q2b: where the model is right the law of the test asks for nothing at all; laws `gain_of_weighting` and `best_training_covariance` are the cases in which it does.",
)
