"""The worst mean of a normal loss over a Kullback-Leibler ball."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, at_least, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.setting import DEVIATION, HERE

MEAN = real("m", "mean of the loss", typical=(-2, 3))
RADIUS = real("r", "radius of the ball", low=0, low_open=True, typical=(0.01, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.m + v.s * sp.sqrt(2 * v.r)


def derivation(v: SimpleNamespace) -> Derivation:
    lam = sp.Symbol("lam", positive=True)
    x = sp.Symbol("x", real=True)
    where = {v.s: (0.3, 3), v.r: (0.05, 2), lam: (0.5, 4), v.m: (-2, 2)}
    dual = v.m + v.s**2 / (2 * lam) + lam * v.r
    best = v.s / sp.sqrt(2 * v.r)
    return Derivation(
        (
            Premise("Duality (Donsker and Varadhan): the largest mean is the least of lam log E exp(loss/lam) + lam r over lam > 0; it is attained by exponential tilting."),
        ),
        (
            equal(sp.Integral(sp.exp(v.s * x / lam - x**2 / 2) / sp.sqrt(2 * sp.pi), (x, -sp.oo, sp.oo)), sp.exp(v.s**2 / (2 * lam**2)), "integrate",
                  "E exp((loss - m)/lam)", lemma=True, where=where, transform=lambda e: sp.simplify(e.doit())),
            equal(sp.diff(dual, lam).subs(lam, best), 0, "differentiate", "the dual is least at lam = s/sqrt(2 r)", lemma=True, where=where, transform=sp.simplify),
            at_least(sp.diff(dual, lam, 2), 0, "it is convex", lemma=True, where=where),
            equal(dual.subs(lam, best), prediction(v), "substitute", "its value there", where=where, transform=sp.simplify),
        ),
    )


LAW = Law(
    name="measure_objectives.worst_risk_in_kullback_ball",
    statement="Over laws within Kullback-Leibler divergence r of the nominal one, the worst mean of a loss that is N(m, s^2) is m + s sqrt(2 r).",
    relation=Equals(exact=True),
    observable="risk",
    parameters=(MEAN, DEVIATION, RADIUS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("variance regularisation", "m + s sqrt(r), the chi-square ball's form", lambda v: v.m + v.s * sp.sqrt(v.r)),
        Rival("Pinsker", "m + 2 s sqrt(r/2), for a loss bounded by s", lambda v: v.m + v.s * sp.sqrt(v.r / 2)),
    ),
)
