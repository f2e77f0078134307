"""Normal frequencies: the loss of a translation falls all the way to the target, but hardly so from afar."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import LOSS, MAP, WIDTH, normal_loss, wave_step
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION

DISTANCE = real("Delta", "distance of the learnt mean from the target's", r"\Delta", low=0, typical=(0.1, 6))


def prediction(v: SimpleNamespace) -> Any:
    spread = 1 + 2 * v.w**2 * v.sigma**2
    return v.Delta * v.w**2 * spread ** sp.Rational(-3, 2) * sp.exp(-(v.Delta**2) * v.w**2 / (2 * spread))


def derivation(v: SimpleNamespace) -> Derivation:
    x = sp.Symbol("x", positive=True)
    where = {x: (0.1, 4), v.Delta: (0.1, 4), v.sigma: (0.3, 2), v.w: (0.3, 2)}
    return Derivation(
        (MAP, LOSS),
        (
            wave_step(v.w),
            equal(
                sp.Derivative(normal_loss(v.Delta, v.sigma, sp.Integer(0), v.sigma, v.w), v.Delta), prediction(v), "differentiate",
                "positive at every distance: no other minimum", where=where, transform=lambda e: sp.simplify(e.doit()),
            ),
        ),
    )


LAW = Law(
    name="pushforward.slope_of_translation",
    statement=(
        "Normal frequencies of standard deviation w: the loss of the target translated by Delta has the slope Delta w^2 "
        "S^(-3/2) exp(-Delta^2 w^2/(2 S)), S = 1 + 2 w^2 sigma^2: no spurious minimum, and an exponentially small pull from "
        "afar."
    ),
    relation=Equals(exact=True),
    observable="slope",
    parameters=(DISTANCE, TARGET_DEVIATION, WIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "constant pull", "the curvature times the distance, at every distance",
            lambda v: v.Delta * v.w**2 * (1 + 2 * v.w**2 * v.sigma**2) ** sp.Rational(-3, 2),
        ),
        Rival("window", "the same for frequencies uniform on [-3^(1/2) w, 3^(1/2) w]", cell={"window": True}),
    ),
)
