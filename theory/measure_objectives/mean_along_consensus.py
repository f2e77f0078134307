"""Consensus without noise stops before the minimum: the cloud shrinks faster than it moves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE, TIME
from lawbook.theory.measure_objectives.weighted_mean_of_normal import (
    CURVATURE,
    MEAN,
    SHARPNESS,
    VARIANCE,
    WEIGHTED,
    weighted_step,
)


def prediction(v: SimpleNamespace) -> Any:
    first = v.alpha * v.c * v.w
    return v.m * sp.sqrt((1 + first * sp.exp(-2 * v.t)) / (1 + first))


def derivation(v: SimpleNamespace) -> Derivation:
    x, y, z = sp.symbols("x y z", real=True)
    b = sp.Symbol("b", positive=True)
    where = {v.m: (0.3, 3), v.w: (0.2, 2), v.alpha: (0.2, 5), v.c: (0.3, 2), v.t: (0.1, 2), b: (0.1, 5), x: (-2, 2), y: (-2, 2), z: (-2, 2)}
    shrunk = b * sp.exp(-2 * v.t)
    mean = sp.sqrt((1 + shrunk) / (1 + b))
    return Derivation(
        (WEIGHTED, Premise("x' = -(x - weighted mean): an affine map of the cloud, so that it stays normal; m_t, w_t are its mean and variance. b = alpha c w.")),
        (
            weighted_step(v),
            equal((-(x - z)) - (-(y - z)), -(x - y), "expand", "distances shrink like exp(-t), so that w_t = w exp(-2 t)", lemma=True, where=where),
            equal(-(v.m - v.m / (1 + b)), -v.m * b / (1 + b), "expand", "the mean's speed, at b = alpha c w_t", lemma=True, where=where),
            equal(sp.Derivative(sp.log(mean), v.t), -shrunk / (1 + shrunk), "differentiate", "d log m_t/dt = -b_t/(1 + b_t), b_t = b exp(-2 t), has the solution sqrt((1 + b_t)/(1 + b))", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit() + shrunk / (1 + shrunk)) - shrunk / (1 + shrunk)),
            equal(v.m * mean.subs(b, v.alpha * v.c * v.w), prediction(v), "substitute", "from m at time 0", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.mean_along_consensus",
    statement=(
        "Consensus without noise, x' = -(x - weighted mean) with the weights exp(-alpha c x^2/2), moves the mean of a cloud N(m, w) to "
        "m sqrt((1 + alpha c w exp(-2 t))/(1 + alpha c w)): it stops at m/sqrt(1 + alpha c w), short of the minimum 0."
    ),
    relation=Equals(exact=True),
    observable="mean",
    parameters=(MEAN, VARIANCE, SHARPNESS, CURVATURE, TIME),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("first answer", "relaxation to the first weighted mean m/(1 + alpha c w)", lambda v: v.m / (1 + v.alpha * v.c * v.w) + (v.m - v.m / (1 + v.alpha * v.c * v.w)) * sp.exp(-v.t)),
        Rival("reaches the minimum", "m exp(-t)", lambda v: v.m * sp.exp(-v.t) + 0 * v.w * v.alpha * v.c),
        Rival("variance kept", "the mean's first rate for ever", lambda v: v.m * sp.exp(-v.t * v.alpha * v.c * v.w / (1 + v.alpha * v.c * v.w))),
    ),
    remark="Noise, or a sharpness that grows like exp(2 t), is needed to arrive.",
)
