"""Robustness in a chi-square ball is variance regularisation, as long as no law turns negative."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import (
    Condition,
    Derivation,
    Equals,
    Law,
    Premise,
    Rival,
    at_most,
    equal,
    probabilities,
    real,
    weights,
)
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import HERE

MASSES = probabilities("p", "probabilities of the atoms", length="k")
LOSSES = weights("loss", "losses of the atoms", length="k")
RADIUS = real("rho", "radius of the ball", r"\rho", low=0, low_open=True, typical=(0.01, 0.3))


def inside(v: SimpleNamespace) -> bool:
    mean = float(v.p @ v.loss)
    deviation = float(v.p @ (v.loss - mean) ** 2) ** 0.5
    return bool((v.p > 0).all()) and deviation > 1e-9 and bool((v.rho**0.5 * (v.loss - mean) >= -deviation).all())


SMALL = Condition("positive masses, losses that differ, and sqrt(rho) (loss - mean) >= -deviation at every atom: no mass turns negative", inside)


def mean(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(v.p[i] * v.loss[i], (i, 0, v.k - 1))


def spread(v: SimpleNamespace) -> Any:
    i = sp.Symbol("i", integer=True, nonnegative=True)
    return sp.Sum(v.p[i] * v.loss[i] ** 2, (i, 0, v.k - 1)) - mean(v) ** 2


def prediction(v: SimpleNamespace) -> Any:
    return mean(v) + sp.sqrt(v.rho * spread(v))


def derivation(v: SimpleNamespace) -> Derivation:
    a, b, x, y = sp.symbols("a b x y", real=True)
    s, r = sp.symbols("s r", positive=True)
    return Derivation(
        (
            Premise("nu = p (1 + h) with E_p h = 0 and E_p h^2 <= rho: the gain E_p h (loss - mean) is at most sqrt(rho Var) by Cauchy and Schwarz, with equality at h = sqrt(rho) (loss - mean)/deviation."),
            Premise("That h is allowed exactly if 1 + h >= 0 at every atom."),
        ),
        (
            at_most((a * x + b * y) ** 2, (a**2 + b**2) * (x**2 + y**2), "Cauchy and Schwarz, for two atoms", lemma=True, witness=(a * y - b * x) ** 2),
            equal(sp.sqrt(r) * s * s / s, sp.sqrt(r * s**2), "simplify", "the gain of that h: sqrt(rho) Var/deviation", lemma=True),
            equal(mean(v) + sp.sqrt(v.rho) * sp.sqrt(spread(v)), prediction(v), "expand", "mean and gain"),
        ),
    )


LAW = Law(
    name="measure_objectives.worst_risk_in_chi_square_ball",
    statement="Over laws within chi-square divergence rho of p, the worst mean loss is mean + sqrt(rho Var), as long as sqrt(rho) (loss - mean) >= -deviation everywhere.",
    relation=Equals(exact=True),
    observable="risk",
    parameters=(MASSES, LOSSES, RADIUS),
    conditions=(SMALL,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half radius", "mean + sqrt(rho Var/2), the Kullback-Leibler ball of radius rho/4", lambda v: mean(v) + sp.sqrt(v.rho * spread(v) / 2)),
    ),
)
