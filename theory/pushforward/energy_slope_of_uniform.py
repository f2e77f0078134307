"""The energy distance's pull on an affine sampler of a uniform law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, HERE

LENGTH = real("w", "length of the uniform law's interval, [0, w]", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.s / v.w * sp.erf(v.w / (2 * sp.sqrt(2) * v.s)) - 1 / sp.sqrt(sp.pi)


def derivation(v: SimpleNamespace) -> Derivation:
    x, s = sp.Symbol("x", real=True), v.s
    where = {v.w: (0.5, 3), s: (0.2, 2), x: (0.1, 1.5)}
    return Derivation(
        (Premise("The integral of (F - G)^2 is E|X - Y| - E|X - X'|/2 - E|Y - Y'|/2, with X = w/2 + s Z and Y uniform: X - Y = x + s Z, x uniform on [-w/2, w/2]."),),
        (
            equal(
                sp.Derivative(gaussian_measures.mean_distance(x, s), s), sp.sqrt(2 / sp.pi) * sp.exp(-(x**2) / (2 * s**2)), "differentiate", "d E|x + s Z|/ds",
                lemma=True, where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
            equal(sp.Derivative(2 * s / sp.sqrt(sp.pi), s) / 2, 1 / sp.sqrt(sp.pi), "differentiate", "E|X - X'|/2, X - X' of variance 2 s^2", lemma=True, where=where),
            equal(
                sp.Integral(sp.sqrt(2 / sp.pi) * sp.exp(-(x**2) / (2 * s**2)), (x, -v.w / 2, v.w / 2)) / v.w - 1 / sp.sqrt(sp.pi), prediction(v), "integrate",
                "the mean over x, less the second", where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="pushforward.energy_slope_of_uniform",
    statement=(
        "For affine samplers w/2 + s Z of the uniform law on [0, w], the integral of (F - G)^2 has the derivative (2 s/w) erf(w/(2 sqrt(2) s)) - 1/sqrt(pi) in s: "
        "it vanishes at s = 0.31982 w, above the standard deviation."
    ),
    relation=Equals(exact=True),
    observable="derivative",
    parameters=(DEVIATION, LENGTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("same minimum as likelihood", "the derivative vanishes at the standard deviation",
              lambda v: 2 * v.s / v.w * sp.erf(v.w / (2 * sp.sqrt(2) * v.s)) - 2 / sp.sqrt(12) * sp.erf(sp.sqrt(12) / (2 * sp.sqrt(2)))),
        Rival("kernel without its half", "E|X - X'| in place of its half", lambda v: 2 * v.s / v.w * sp.erf(v.w / (2 * sp.sqrt(2) * v.s)) - 2 / sp.sqrt(sp.pi)),
    ),
    remark="The notes generalise: the energy distance over-disperses. It does so for uniform laws and separated modes; for exponential and Laplace targets it "
        "prefers 0.785 and 0.837 of the standard deviation.",
)
