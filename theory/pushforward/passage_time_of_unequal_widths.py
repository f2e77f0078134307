"""The time in which Langevin's diffusion leaves one of two modes for another of a different width."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.passage_time_of_unequal_modes import WEIGHT
from lawbook.theory.pushforward.setting import HERE, MODE

LEFT = real("sigma", "standard deviation of the mode at -a, which is left", r"\sigma", low=0, low_open=True, typical=(0.5, 2))
RIGHT = real("rho", "standard deviation of the mode at a", r"\rho", low=0, low_open=True, typical=(0.5, 2))


def prediction(v: SimpleNamespace) -> Any:
    q = v.sigma / (v.sigma + v.rho)
    height = v.w * sp.sqrt(2 * sp.pi) * (v.sigma / v.w) ** q * (v.rho / (1 - v.w)) ** (1 - q) * sp.exp(2 * v.a**2 / (v.sigma + v.rho) ** 2)
    return height * sp.pi * v.sigma * v.rho / (2 * v.a * sp.sin(sp.pi * q))


def derivation(v: SimpleNamespace) -> Derivation:
    y = sp.Symbol("y", positive=True)
    A, B, q = sp.symbols("A B q", positive=True)
    where = {v.a: (1, 3), v.sigma: (0.5, 2), v.rho: (0.5, 2), v.w: (0.1, 0.9), y: (0.2, 3), A: (0.2, 2), B: (0.2, 2), q: (0.2, 0.8)}
    place = v.a * (v.sigma - v.rho) / (v.sigma + v.rho)
    share = v.sigma / (v.sigma + v.rho)
    fall, rise = 2 * v.a / (v.sigma * (v.sigma + v.rho)), 2 * v.a / (v.rho * (v.sigma + v.rho))
    bell = sp.sqrt(2 * sp.pi) * sp.exp(2 * v.a**2 / (v.sigma + v.rho) ** 2)
    return Derivation(
        (
            Premise("The mean time from -a to a is the integral over x in (-a, a) of P(X < x)/p(x). 1/p peaks where both modes' exponents agree, on the scale 1/a, and P(X < x) is w there; "
                    "on that scale each mode is an exponential: p = A exp(-r u) + B exp(s u)."),
            Premise("The integral of y^(q - 1)/(1 + y) over y > 0 is pi/sin(pi q) for 0 < q < 1 (Euler's reflection formula)."),
        ),
        (
            equal((place + v.a) / v.sigma, (v.a - place) / v.rho, "expand", "the place: equally many deviations from both means", lemma=True, where=where, transform=sp.factor),
            equal((place + v.a) ** 2 / (2 * v.sigma**2), 2 * v.a**2 / (v.sigma + v.rho) ** 2, "expand", "the exponent there", lemma=True, where=where, transform=sp.factor),
            equal((place + v.a) / v.sigma**2, fall, "expand", "r; s is the same with rho for sigma", lemma=True, where=where, transform=sp.factor),
            equal(rise / (fall + rise), share, "expand", "s/(r + s)", lemma=True, where=where, transform=sp.factor),
            equal(1 / (fall + rise), v.sigma * v.rho / (2 * v.a), "expand", "1/(r + s)", lemma=True, where=where, transform=sp.factor),
            equal(A * (A * y / B) ** (-q) + B * (A * y / B) ** (1 - q), A ** (1 - q) * B**q * y ** (-q) * (1 + y), "substitute",
                  "p at u = log(A y/B)/(r + s), q = r/(r + s), du = dy/((r + s) y): the reflection formula's integrand", lemma=True, where=where,
                  transform=lambda e: sp.expand(sp.expand_power_base(e))),
            equal(sp.sin(sp.pi * (1 - q)), sp.sin(sp.pi * q), "simplify", "q = r/(r + s) or 1 - q, all the same", lemma=True, where=where, transform=lambda e: sp.expand_trig(sp.expand(e))),
            equal(
                (v.w * bell) * ((v.sigma / v.w) ** share * (v.rho / (1 - v.w)) ** (1 - share)) * (sp.pi / sp.sin(sp.pi * share)) * (v.sigma * v.rho / (2 * v.a)), prediction(v), "substitute",
                "w A^(-s/(r + s)) B^(-r/(r + s)) times pi/sin(pi q)/(r + s)", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.passage_time_of_unequal_widths",
    statement=(
        "Langevin's diffusion of w N(-a, sigma^2) + (1 - w) N(a, rho^2) takes from -a to a the mean time w (2 pi)^(1/2) (sigma/w)^q (rho/(1 - w))^(1 - q) exp(2 a^2/(sigma + rho)^2) "
        "pi sigma rho/(2 a sin(pi q)), q = sigma/(sigma + rho), asymptotically in a."
    ),
    relation=Asymptotic("a"),
    observable="time",
    parameters=(MODE, LEFT, RIGHT, WEIGHT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no sine", "without 1/sin(pi q), as for equal widths", lambda v: prediction(v) * sp.sin(sp.pi * v.sigma / (v.sigma + v.rho))),
        Rival("root of the odds", "(w/(1 - w))^(1/2) for all widths", lambda v: prediction(v).subs(v.w, sp.Rational(1, 2)) * sp.sqrt(v.w / (1 - v.w))),
        Rival("widths exchanged", "the time of the way back", lambda v: prediction(SimpleNamespace(a=v.a, sigma=v.rho, rho=v.sigma, w=v.w))),
    ),
    remark="With sigma = rho it is law `passage_time_of_unequal_modes`. Two of three constants of Kramers' formula, the curvatures, do not enter; the modes' slopes at the saddle do.",
)
