"""The time in which Langevin's diffusion leaves one of two modes for the other, for any weights and width."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, Step, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH

WEIGHT = real("w", "weight of the mode at -a", low=0, high=1, low_open=True, high_open=True, typical=(0.1, 0.9))
SADDLE = Premise("The mean time from -a to a is the integral over x in (-a, a) of P(X < x)/p(x). 1/p peaks at the saddle, within sigma^2/a of 0, where P(X < x) is w; there "
                 "exp(x^2/(2 sigma^2)) tends to 1: the peak is 1/cosh, not normal.")


def prediction(v: SimpleNamespace) -> Any:
    return sp.pi ** sp.Rational(3, 2) / sp.sqrt(2) * v.sigma**3 / v.a * sp.exp(v.a**2 / (2 * v.sigma**2)) * sp.sqrt(v.w / (1 - v.w))


def kramers(v: SimpleNamespace) -> Any:
    """2 pi over the root of the product of the curvatures 1/sigma^2 and (a^2/sigma^2 - 1)/sigma^2, times the ratio of densities."""
    return sp.pi * v.sigma**2 / sp.sqrt(v.a**2 / v.sigma**2 - 1) * sp.exp(v.a**2 / (2 * v.sigma**2)) * sp.sqrt(v.w / (1 - v.w))


def saddle_steps(v: SimpleNamespace) -> tuple[Step, ...]:
    """The density around its saddle, and the mass of 1/cosh."""
    x = sp.Symbol("x", real=True)
    where = {v.a: (1, 3), v.sigma: (0.6, 1.5), v.w: (0.1, 0.9), x: (-1, 1)}
    half = v.a * x / v.sigma**2
    both = v.w * sp.exp(-half) + (1 - v.w) * sp.exp(half)
    peak = 2 * sp.sqrt(v.w * (1 - v.w)) * sp.cosh(half + sp.log((1 - v.w) / v.w) / 2)
    shared = -(v.a**2 + x**2) / (2 * v.sigma**2)
    return (
        equal(-((x + v.a) ** 2) / (2 * v.sigma**2), shared - half, "expand", "the left mode's exponent; the right one's has + a x/sigma^2", lemma=True, where=where),
        equal(peak, both, "expand", "the weighted exponentials as one cosh, moved to the saddle", lemma=True, where=where,
              transform=lambda e: sp.expand(sp.powsimp(sp.expand(e.rewrite(sp.exp), power_exp=True).replace(sp.exp, lambda y: sp.powdenest(sp.expand_log(sp.exp(y), force=True), force=True))))),
        equal(sp.Derivative(2 * sp.atan(sp.tanh(x / 2)), x), 1 / sp.cosh(x), "differentiate", "an antiderivative of 1/cosh, which goes from -pi/2 to pi/2", lemma=True, where=where,
              transform=lambda e: 1 / sp.cosh(x) + sp.simplify((e.doit() - 1 / sp.cosh(x)).rewrite(sp.exp))),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.a: (1, 3), v.sigma: (0.6, 1.5), v.w: (0.1, 0.9)}
    top = v.sigma * sp.sqrt(2 * sp.pi) * sp.exp(v.a**2 / (2 * v.sigma**2)) / (2 * sp.sqrt(v.w * (1 - v.w)))
    return Derivation(
        (SADDLE,),
        (
            *saddle_steps(v),
            equal(v.w * top * (sp.pi * v.sigma**2 / v.a), prediction(v), "integrate", "w times 1/p's height at the peak, times the integral of 1/cosh(a x/sigma^2)", where=where,
                  transform=lambda e: prediction(v) * sp.powsimp(sp.powdenest(sp.simplify((e / prediction(v)) ** 2), force=True)) ** sp.Rational(1, 2)),
        ),
    )


LAW = Law(
    name="pushforward.passage_time_of_unequal_modes",
    statement=(
        "Langevin's diffusion of w N(-a, sigma^2) + (1 - w) N(a, sigma^2) takes from -a to a the mean time pi^(3/2)/2^(1/2) (sigma^3/a) exp(a^2/(2 sigma^2)) (w/(1 - w))^(1/2), "
        "asymptotically in a."
    ),
    relation=Asymptotic("a"),
    observable="time",
    parameters=(MODE, WIDTH, WEIGHT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Kramers' constant", "from a quadratic saddle: too small by (pi/2)^(1/2)", kramers),
        Rival("odds", "w/(1 - w) without the root", lambda v: prediction(v) * sp.sqrt(v.w / (1 - v.w))),
        Rival("equal weights", "the weights do not matter", lambda v: prediction(v) / sp.sqrt(v.w / (1 - v.w))),
        Rival("time scale", "sigma^2 in place of sigma^3", lambda v: prediction(v) / v.sigma),
    ),
    remark="The two ways' times have the ratio w/(1 - w), as balance demands.",
)
