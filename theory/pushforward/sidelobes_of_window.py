"""What pulls back a map that is far away, with a window of frequencies: the window's edge."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import HALF_WIDTH
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION
from lawbook.theory.pushforward.slope_of_translation import DISTANCE


def prediction(v: SimpleNamespace) -> Any:
    return sp.exp(-(v.sigma**2) * v.b**2) / (v.b * v.Delta)


def derivation(v: SimpleNamespace) -> Derivation:
    t, k = sp.Symbol("t", positive=True), sp.Symbol("k", integer=True, positive=True)
    distance = v.Delta
    where = {t: (0.1, 2), distance: (0.5, 4), v.sigma: (0.3, 2), v.b: (0.3, 2), k: [1, 2, 5]}
    g = sp.exp(-(v.sigma**2) * t**2)
    return Derivation(
        (
            Premise("The target itself at distance Delta has the loss E exp(-sigma^2 t^2) less C(Delta) = E cos(Delta t) "
                    "exp(-sigma^2 t^2), t uniform on [-b, b]; "
                    "the mean over t > 0 is the same."),
            Premise("By parts, C is g(b) sin(b Delta)/(b Delta) less the mean of g'(t) sin(Delta t)/Delta, which is of order "
                    "Delta^(-2) as g'(0) = 0; g(t) = exp(-sigma^2 t^2)."),
        ),
        (
            equal(
                sp.Derivative(g * sp.sin(distance * t) / distance, t),
                g * sp.cos(distance * t) - 2 * v.sigma**2 * t * g * sp.sin(distance * t) / distance,
                "differentiate", "the integration by parts", lemma=True, where=where,
            ),
            equal(
                sp.sin((2 * k + sp.Rational(1, 2)) * sp.pi), sp.Integer(1), "expand", "crests: b Delta = (2 k + 1/2) pi",
                lemma=True, where=where,
                transform=lambda e: sp.expand_trig(sp.expand(e)),
            ),
            equal((g / (v.b * distance)).subs(t, v.b), prediction(v), "substitute", "the term of the edge there", where=where),
        ),
    )


LAW = Law(
    name="pushforward.sidelobes_of_window",
    statement=(
        "Frequencies uniform on [-b, b]: at distances Delta with sin(b Delta) = 1 the loss of the target translated is below "
        "its limit by exp(-sigma^2 b^2)/(b Delta), asymptotically in Delta: from afar only the window's edge is seen."
    ),
    relation=Asymptotic("Delta"),
    observable="depth",
    parameters=(restrict(DISTANCE, low_open=True), HALF_WIDTH, TARGET_DEVIATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "smooth window", "the square, as for frequencies whose density is continuous",
            lambda v: sp.exp(-(v.sigma**2) * v.b**2) / (v.b * v.Delta) ** 2,
        ),
        Rival("undamped", "1/(b Delta), as for points", lambda v: 1 / (v.b * v.Delta)),
        Rival("smoothed once", "exp(-sigma^2 b^2/2)/(b Delta)", lambda v: sp.exp(-(v.sigma**2) * v.b**2 / 2) / (v.b * v.Delta)),
    ),
)
