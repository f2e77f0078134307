"""Transport from a normal to a uniform law on the line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, PAPER

MEAN = real("m", "mean of the normal law", typical=(-2, 2))
LENGTH = real("w", "length of the uniform law's interval, [0, w]", low=0, low_open=True, typical=(0.3, 4))


def prediction(v: SimpleNamespace) -> Any:
    return (v.m - v.w / 2) ** 2 + (v.s - v.w / (2 * sp.sqrt(sp.pi))) ** 2 + v.w**2 * (sp.Rational(1, 12) - 1 / (4 * sp.pi))


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    where = {v.m: (-1, 1), v.w: (0.5, 3), v.s: (0.5, 2), z: (-2, 2)}
    phi = gaussian_measures.density(z)
    expanded = (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12 - v.s * v.w / sp.sqrt(sp.pi)
    return Derivation(
        (Premise("The increasing map is optimal: u-quantiles are paired, m + s z with w Phi(z), z = Phi^(-1)(u)."),),
        (
            equal(sp.Derivative(-phi, z), z * phi, "differentiate", "E[Z Phi(Z)] = E[phi(Z)], by parts", lemma=True, where=where),
            equal(sp.Integral(phi**2, (z, -sp.oo, sp.oo)), 1 / (2 * sp.sqrt(sp.pi)), "integrate", "which is 1/(2 sqrt(pi))", lemma=True),
            equal(
                (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 * (sp.Rational(1, 3) - sp.Rational(1, 4)) - 2 * v.s * v.w * (1 / (2 * sp.sqrt(sp.pi))), expanded, "expand",
                "means, variances, and twice the covariance of s Z with w Phi(Z)", where=where,
            ),
            equal(expanded, prediction(v), "expand", "a sum of squares", where=where),
        ),
    )


LAW = Law(
    name="pushforward.wasserstein_from_normal_to_uniform",
    statement=(
        "The squared W_2 between N(m, s^2) and the uniform law on [0, w] is (m - w/2)^2 + s^2 + w^2/12 - s w/sqrt(pi); the optimal map from N(0, 1) is w Phi."
    ),
    relation=Equals(exact=True),
    observable="squared_wasserstein",
    parameters=(MEAN, DEVIATION, LENGTH),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("decreasing map", "that of w (1 - Phi), the other monotone map", lambda v: (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12 + v.s * v.w / sp.sqrt(sp.pi)),
        Rival("moments", "means and standard deviations alone, as between normal laws", lambda v: (v.m - v.w / 2) ** 2 + (v.s - v.w / sp.sqrt(12)) ** 2),
        Rival("independent draws", "no covariance", lambda v: (v.m - v.w / 2) ** 2 + v.s**2 + v.w**2 / 12),
    ),
    remark="At m = 0, s = w = 1 it is 4/3 - 1/sqrt(pi).",
)
