"""Noised mixtures stay mixtures."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, gaussian_measures, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import MODE, PAPER, TIME
from lawbook.theory.pushforward.two_modes import WIDTH
from lawbook.theory.source import Source

PLACE = real("x", "place", typical=(-4, 4))


def prediction(v: SimpleNamespace) -> Any:
    c = sp.exp(-v.t)
    width = sp.sqrt(c**2 * v.sigma**2 + 1 - c**2)
    return (gaussian_measures.density(v.x, -c * v.a, width) + gaussian_measures.density(v.x, c * v.a, width)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    y, z, s, w, k, c = sp.symbols("y z s w k c", positive=True)
    t = sp.Symbol("tau", positive=True)
    where = {z: (0.1, 2), y: (0.1, 2), s: (0.3, 2), w: (0.3, 2), k: (0.1, 2), c: (0.1, 0.9), t: (0.1, 2), v.a: (0.3, 2), v.sigma: (0.3, 2), v.t: (0.1, 2), v.x: (-2, 2)}
    total = c**2 * s**2 + w**2
    centre, spread = k + c * s**2 * (z - c * k) / total, s**2 * w**2 / total
    gap = (y - k) ** 2 / s**2 + (z - c * y) ** 2 / w**2 - (z - c * k) ** 2 / total - (y - centre) ** 2 / spread
    width = sp.sqrt(sp.exp(-2 * v.t) * v.sigma**2 + (1 - sp.exp(-2 * v.t)))
    return Derivation(
        (Premise("dX = -X dt + sqrt(2) dB: X_t given X_0 = y is normal with mean exp(-t) y and variance w^2 = 1 - exp(-2 t)."),),
        (
            equal(sp.Derivative(1 - sp.exp(-2 * t), t), 2 - 2 * (1 - sp.exp(-2 * t)), "differentiate", "the variance's equation", lemma=True, where=where,
                  transform=lambda e: sp.expand(e.doit())),
            equal(gap, sp.Integer(0), "expand", "one part N(k, s^2): completing the square in y leaves N(c k, c^2 s^2 + w^2) in z", lemma=True, where=where,
                  transform=sp.simplify),
            equal(
                (gaussian_measures.density(v.x, -sp.exp(-v.t) * v.a, width) + gaussian_measures.density(v.x, sp.exp(-v.t) * v.a, width)) / 2, prediction(v), "substitute",
                "both parts", where=where, transform=lambda e: e.subs(sp.exp(-2 * v.t), sp.exp(-v.t) ** 2),
            ),
        ),
    )


LAW = Law(
    name="pushforward.density_of_noised_modes",
    statement=(
        "At time t of dX = -X dt + sqrt(2) dB, started in (N(-a, sigma^2) + N(a, sigma^2))/2, the law is again such a mixture: means exp(-t) a, variances exp(-2 t) sigma^2 + 1 - exp(-2 t)."
    ),
    relation=Equals(exact=True),
    observable="density",
    parameters=(MODE, WIDTH, PLACE, TIME),
    prediction=prediction,
    source=Source("standard; derived here", PAPER),
    derivation=derivation,
    rivals=(
        Rival("modes kept", "means that do not shrink", lambda v: prediction(SimpleNamespace(**{**vars(v), "a": v.a * sp.exp(v.t)}))),
        Rival("noise added", "variances sigma^2 + 1 - exp(-2 t)", lambda v: prediction(SimpleNamespace(**{**vars(v), "sigma": v.sigma * sp.exp(v.t)}))),
        Rival("already noise", "N(0, 1)", lambda v: gaussian_measures.density(v.x) + 0 * v.a * v.sigma * v.t),
    ),
)
