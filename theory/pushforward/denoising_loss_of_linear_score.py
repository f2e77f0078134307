"""The denoising loss of a linear score at normal data; at the optimum it is not zero."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.memorisation import DENOISING, NOISED, least_loss, noise, variance
from lawbook.theory.pushforward.setting import DEVIATION, DIMENSION, HERE, TIME

SLOPE = real("b", "slope of the field x -> -b x", low=0, typical=(0.1, 4))


def prediction(v: SimpleNamespace) -> Any:
    return v.d * (v.b**2 * variance(v) - 2 * v.b + 1 / noise(v.t))


def derivation(v: SimpleNamespace) -> Derivation:
    x, z, e = sp.symbols("x z e", real=True)
    where = {v.t: (0.05, 2), v.s: (0.3, 3), v.b: (0.1, 4), v.d: [1, 3, 10]}
    residual = sp.expand((-v.b * (e * x + sp.sqrt(1 - e**2) * z) + z / sp.sqrt(1 - e**2)) ** 2)
    averaged = sum(residual.coeff(x, i).coeff(z, j) * m for (i, j), m in {(2, 0): v.s**2, (1, 1): 0, (0, 2): 1}.items())
    return Derivation(
        (
            NOISED, DENOISING,
            Premise("Data N(0, s^2 I_d): coordinates are independent, E X_0^2 = s^2, E X_0 Z = 0, E Z^2 = 1."),
        ),
        (
            equal(v.b**2 * variance(v) - 2 * v.b + 1 / noise(v.t), least_loss(v) / v.d + variance(v) * (v.b - 1 / variance(v)) ** 2, "expand",
                  "score matching: the distance to the exact slope 1/V, plus what no field can avoid", lemma=True, where=where),
            at_least(variance(v) * (v.b - 1 / variance(v)) ** 2, 0, "so that the exact score is best, and its loss is not zero", lemma=True, where=where),
            equal(v.d * averaged.subs(e, sp.exp(-v.t)), prediction(v), "expand", "the mean over X_0 and Z of one coordinate, times d", where=where),
        ),
    )


LAW = Law(
    name="pushforward.denoising_loss_of_linear_score",
    statement=(
        "At data N(0, s^2 I_d) the field x -> -b x has the denoising loss d (b^2 V - 2 b + 1/Delta), V = Delta + s^2 exp(-2 t): the exact score "
        "b = 1/V leaves d s^2 exp(-2 t)/(Delta V), not zero."
    ),
    relation=Equals(),
    observable="loss",
    parameters=(SLOPE, DEVIATION, DIMENSION, TIME),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("zero at the optimum", "the score-matching loss alone: d V (b - 1/V)^2", lambda v: v.d * variance(v) * (v.b - 1 / variance(v)) ** 2),
        Rival("noise 2 t", "Delta = 2 t at all times", lambda v: v.d * (v.b**2 * (2 * v.t + v.s**2 * sp.exp(-2 * v.t)) - 2 * v.b + 1 / (2 * v.t))),
    ),
)
