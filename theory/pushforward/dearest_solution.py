"""On the line the decreasing sampler is the dearest one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal, gaussian_measures
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK
from lawbook.theory.pushforward.wasserstein_from_normal_to_uniform import LENGTH, MEAN


def prediction(v: SimpleNamespace) -> Any:
    return (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12 + v.s * v.w / sp.sqrt(sp.pi)


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    x, y, g, h = sp.symbols("x y g h", real=True)
    where = {v.m: (-1, 1), v.w: (0.5, 3), v.s: (0.5, 2), z: (-2, 2), x: (-2, 0), y: (0.1, 2), g: (-2, 0), h: (0.1, 2)}
    phi = gaussian_measures.density(z)
    return Derivation(
        (
            Premise("Exchanging the images g < h of two points x < y so that the order is reversed never lowers the cost; so no sampler costs more than the decreasing one (rearrangement)."),
            Premise("The decreasing map sends m + s z to w Phi(-z)."),
        ),
        (
            equal((x - h) ** 2 + (y - g) ** 2 - (x - g) ** 2 - (y - h) ** 2, 2 * (y - x) * (h - g), "expand", "what reversing the order of a pair adds", lemma=True, where=where),
            at_most(-2 * (y - x) * (h - g), sp.Integer(0), "it is not negative", lemma=True, where=where, witness=2 * (y - x) * (h - g)),
            equal(sp.Derivative(-phi, z), z * phi, "differentiate", "E[Z Phi(-Z)] = -E[phi(Z)], by parts", lemma=True, where=where),
            equal(sp.Integral(phi**2, (z, -sp.oo, sp.oo)), 1 / (2 * sp.sqrt(sp.pi)), "integrate", "which is -1/(2 sqrt(pi))", lemma=True),
            equal(
                (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 * (sp.Rational(1, 3) - sp.Rational(1, 4)) + 2 * v.s * v.w * (1 / (2 * sp.sqrt(sp.pi))), prediction(v), "expand",
                "means, variances, and less twice the covariance", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.dearest_solution",
    statement=(
        "No map from N(m, s^2) to the uniform law on [0, w] costs more than (m - w/2)^2 + s^2 + w^2/12 + s w/sqrt(pi), the cost of the decreasing one; W_2^2 has the other sign before the root."
    ),
    relation=AtMost(),
    observable="cost",
    parameters=(MEAN, DEVIATION, LENGTH),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("independent draws", "no covariance", lambda v: (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12),
        Rival("increasing map", "all cost the same", lambda v: (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12 - v.s * v.w / sp.sqrt(sp.pi)),
    ),
    remark="At m = 0, s = w = 1 it is 4/3 + 1/sqrt(pi); every cost between the two monotone maps' is some map's.",
)
