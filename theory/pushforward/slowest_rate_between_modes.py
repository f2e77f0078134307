"""The spectral gap of Langevin's diffusion between two modes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward import passage_time_of_unequal_modes as passage
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(2) / sp.pi ** sp.Rational(3, 2) * v.a / v.sigma**3 * sp.exp(-(v.a**2) / (2 * v.sigma**2)) / sp.sqrt(v.w * (1 - v.w))


def other(v: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(a=v.a, sigma=v.sigma, w=1 - v.w)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.a: (1, 3), v.sigma: (0.6, 1.5), v.w: (0.1, 0.9)}
    r = sp.Symbol("r", positive=True)
    there = passage.prediction(v)
    base = there / sp.sqrt(v.w / (1 - v.w))  # at equal weights
    return Derivation(
        (
            passage.SADDLE,
            Premise("Within a mode the diffusion forgets its start at once, on the scale of the passage: only the mode is left, a chain of two states with the rates 1/T and 1/T' "
                    "of the two passages, whose gap is their sum."),
        ),
        (
            *passage.saddle_steps(v),
            equal(there * passage.prediction(other(v)), base**2, "expand", "the two times' product does not know the weights", lemma=True, where=where,
                  transform=lambda e: base**2 * sp.simplify(sp.powdenest(sp.simplify((e / base**2) ** 2), force=True)) ** sp.Rational(1, 2)),
            equal(r + 1 / r, (r**2 + 1) / r, "expand", "times T at equal weights: the sum of the rates, r^2 = w/(1 - w)", lemma=True, where={r: (0.3, 3)}, transform=sp.together),
            equal((v.w / (1 - v.w) + 1) / sp.sqrt(v.w / (1 - v.w)), 1 / sp.sqrt(v.w * (1 - v.w)), "substitute", "r^2 = w/(1 - w)", lemma=True, where=where,
                  transform=lambda e: sp.sqrt(sp.simplify(e**2))),
            equal(1 / base / sp.sqrt(v.w * (1 - v.w)), prediction(v), "expand", "over T at equal weights", where=where,
                  transform=lambda e: prediction(v) * sp.sqrt(sp.simplify((e / prediction(v)) ** 2))),
        ),
    )


LAW = Law(
    name="pushforward.slowest_rate_between_modes",
    statement=(
        "The generator of Langevin's diffusion of w N(-a, sigma^2) + (1 - w) N(a, sigma^2) has the spectral gap 2^(1/2) pi^(-3/2) (a/sigma^3) exp(-a^2/(2 sigma^2))/(w (1 - w))^(1/2), "
        "asymptotically in a: right weights take the time of its inverse."
    ),
    relation=Asymptotic("a"),
    observable="rate",
    parameters=(MODE, WIDTH, passage.WEIGHT),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one way", "1/T of the passage from -a alone", lambda v: 1 / passage.prediction(v)),
        Rival("Kramers' constant", "from a quadratic saddle: too large by (pi/2)^(1/2)", lambda v: 1 / passage.kramers(v) + 1 / passage.kramers(other(v))),
        Rival("equal weights", "the weights do not matter", lambda v: prediction(v) * 2 * sp.sqrt(v.w * (1 - v.w))),
    ),
    remark="Unequal weights are learnt sooner: the gap is least at w = 1/2, for modes of equal width.",
)
