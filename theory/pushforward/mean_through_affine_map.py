"""Integration against a pushforward is integration of the composed function: an affine map."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, Source, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, PAPER

MEAN = real("m", "mean of the image", typical=(-2, 2))
FREQUENCY = real("w", "frequency of the test function", low=0, low_open=True, typical=(0.1, 3))
THROUGH = Premise("For indicators, so for step functions, so by monotone limits for all bounded functions: the integral of g against the law of f(Z) is E g(f(Z)).")


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-(v.s**2) * v.w**2 / 2) * sp.cos(v.m * v.w)


def derivation(v: SimpleNamespace) -> Derivation:
    z, c, d = sp.symbols("z c d", real=True)
    where = {v.m: (-2, 2), v.s: (0.3, 2), v.w: (0.1, 1.5), z: (-2, 2), c: (0.1, 2), d: (-2, 2)}
    density = sp.exp(-(z**2) / 2) / sp.sqrt(2 * sp.pi)
    return Derivation(
        (THROUGH,),
        (
            equal(sp.cos(d + c * z), sp.cos(d) * sp.cos(c * z) - sp.sin(d) * sp.sin(c * z), "expand", "the second part is odd in z: its mean is 0", lemma=True, where=where,
                  transform=sp.expand_trig),
            equal(
                sp.Integral(sp.cos(c * z) * density, (z, -sp.oo, sp.oo)), sp.exp(-(c**2) / 2), "integrate", "the mean of the first part's factor", lemma=True, where=where,
                transform=lambda e: e.doit(),
            ),
            equal((sp.cos(d) * sp.exp(-(c**2) / 2)).subs({c: v.s * v.w, d: v.m * v.w}), prediction(v), "substitute", "c = s w, d = m w", where=where),
        ),
    )


LAW = Law(
    name="pushforward.mean_through_affine_map",
    statement="The mean of cos(w X) under the law of f(Z) is the mean of cos(w f(Z)): for f(z) = m + s z and Z normal, exp(-s^2 w^2/2) cos(m w). No density is needed.",
    relation=Equals(),
    observable="mean",
    parameters=(MEAN, DEVIATION, FREQUENCY),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("Jacobian on the wrong side", "densities times |f'| in place of over it: s^2 times as much", lambda v: v.s**2 * prediction(v)),
        Rival("inverse map", "the mean of cos(w f^(-1)(Z))", lambda v: sp.exp(-(v.w**2) / (2 * v.s**2)) * sp.cos(v.m * v.w / v.s)),
        Rival("function of the mean", "cos(w m)", lambda v: sp.cos(v.m * v.w) + 0 * v.s),
    ),
)
