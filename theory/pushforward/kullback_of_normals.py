"""The Kullback-Leibler divergence of two normal laws on the line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, PAPER, TARGET_DEVIATION

FIRST = real("m", "mean of the first law", typical=(-2, 2))
SECOND = real("mu", "mean of the second law", r"\mu", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return gaussian_measures.kullback(v.m, v.s, v.mu, v.sigma)


def derivation(v: SimpleNamespace) -> Derivation:
    z, y = sp.Symbol("z", real=True), sp.Symbol("y", positive=True)
    where = {v.m: (-1, 1), v.mu: (-1, 1), v.s: (0.5, 2), v.sigma: (0.5, 2), z: (-2, 2), y: (0.2, 3)}
    x = v.m + v.s * z
    first, second = (gaussian_measures.density(x, *law) for law in ((v.m, v.s), (v.mu, v.sigma)))
    square = v.s**2 + (v.m - v.mu) ** 2
    return Derivation(
        (Premise("X = m + s Z; ln(p/q)(X) is quadratic in Z."),),
        (
            equal(
                first / second, v.sigma / v.s * sp.exp(-(z**2) / 2 + ((x - v.mu) / v.sigma) ** 2 / 2), "expand", "the ratio of the densities at X", lemma=True,
                where=where,
            ),
            equal(
                sp.Integral((x - v.mu) ** 2 * gaussian_measures.density(z), (z, -sp.oo, sp.oo)), square, "integrate", "E (X - mu)^2", lemma=True, where=where,
                transform=lambda e: sp.expand(sp.Integral(sp.expand(e.function), *e.limits).doit()),
            ),
            equal(
                sp.log(v.sigma / v.s) - sp.Rational(1, 2) + y / (2 * v.sigma**2), sp.log(v.sigma) - sp.log(v.s) - sp.Rational(1, 2) + y / (2 * v.sigma**2), "expand",
                "the mean logarithm, y = E (X - mu)^2", lemma=True, where=where,
            ),
            equal(
                sp.log(v.sigma) - sp.log(v.s) - sp.Rational(1, 2) + square / (2 * v.sigma**2), prediction(v), "substitute", "y", where=where,
                transform=lambda e: sp.expand(e),
            ),
        ),
    )


LAW = Law(
    name="pushforward.kullback_of_normals",
    statement=(
        "KL(N(m, s^2) || N(mu, sigma^2)) = ln(sigma/s) + (s^2 + (m - mu)^2)/(2 sigma^2) - 1/2."
    ),
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(FIRST, DEVIATION, SECOND, TARGET_DEVIATION),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("reversed", "the divergence the other way round", lambda v: gaussian_measures.kullback(v.mu, v.sigma, v.m, v.s)),
        Rival("no half", "without the factor 1/2 of the square", lambda v: -sp.log(v.s / v.sigma) + (v.s**2 + (v.m - v.mu) ** 2) / v.sigma**2 - sp.Rational(1, 2)),
    ),
)
