"""Wide targets make slow training, but not an ill-conditioned one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, asymptotic, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import HALF_WIDTH, LOSS, MAP, window_moment, window_step
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def prediction(v: SimpleNamespace) -> Any:
    return sp.Rational(3, 2)


def derivation(v: SimpleNamespace) -> Derivation:
    translation, scale = window_moment(2, v.sigma**2, v.b), v.sigma**2 * window_moment(4, v.sigma**2, v.b)
    limits = sp.sqrt(sp.pi) / (4 * v.b * v.sigma**3), 3 * sp.sqrt(sp.pi) / (8 * v.b * v.sigma**3)
    where = {v.b: (0.5, 2)}
    return Derivation(
        (MAP, LOSS, Premise("At the optimum the Hessian is diagonal, E[t^2 exp(-sigma^2 t^2)] in the shift and sigma^2 E[t^4 "
                            "exp(-sigma^2 t^2)] in the slope.")),
        (
            window_step(2, v.b),
            window_step(4, v.b),
            asymptotic(translation, limits[0], v.sigma, sp.oo, "the window no longer cuts: in the shift", lemma=True, where=where),
            asymptotic(scale, limits[1], v.sigma, sp.oo, "in the slope", lemma=True, where=where),
            equal(limits[1] / limits[0], prediction(v), "expand", "their ratio"),
        ),
    )


LAW = Law(
    name="pushforward.condition_of_wide_targets",
    statement=(
        "Frequencies uniform on [-b, b]: as sigma grows, the curvatures in shift and slope go to pi^(1/2)/(4 b sigma^3) and 3 "
        "pi^(1/2)/(8 b sigma^3): their ratio goes to 3/2, the training stays well-conditioned and becomes slow."
    ),
    relation=Asymptotic("sigma"),
    observable="condition",
    parameters=(TARGET_DEVIATION, HALF_WIDTH),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("ill-conditioned", "the ratio grows like sigma^2", lambda v: v.sigma**2 / 10),
        Rival("equal", "both are the same", lambda v: sp.Integer(1)),
        Rival("narrow targets", "3 sigma^2 b^2/5, as for sigma to 0", lambda v: 3 * v.sigma**2 * v.b**2 / 5),
    ),
)
