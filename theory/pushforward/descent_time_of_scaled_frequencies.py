"""Frequencies that follow the target: the cube becomes a square, and that is only the change of units."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import HALF_WIDTH, LOSS, MAP, window_moment, window_step
from lawbook.theory.pushforward.descent_time import STEP
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(2)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.b: (0.5, 2), v.eta: (0.01, 1), v.sigma: (0.5, 4)}
    scaled = window_moment(2, v.sigma**2, v.b / v.sigma)
    return Derivation(
        (MAP, LOSS, Premise("Frequencies are uniform on [-b/sigma, b/sigma]; the e-fold takes 1/(eta H) steps, H = E[t^2 "
                            "exp(-sigma^2 t^2)].")),
        (
            window_step(2, v.b),
            equal(scaled, window_moment(2, sp.Integer(1), v.b) / v.sigma**2, "expand", "the curvature, exactly", lemma=True, where=where),
            equal(
                v.sigma * sp.Derivative(sp.log(v.sigma**2 / (v.eta * window_moment(2, sp.Integer(1), v.b))), v.sigma),
                prediction(v), "differentiate", "the exponent",
                where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.descent_time_of_scaled_frequencies",
    statement="Frequencies uniform on [-b/sigma, b/sigma]: the number of steps that reduce a small error of the shift e-fold is "
              "exactly proportional to sigma^2.",
    relation=Scales("sigma"),
    observable="steps",
    parameters=(TARGET_DEVIATION, HALF_WIDTH, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("cube", "sigma^3, as with fixed frequencies", lambda v: sp.Integer(3)),
        Rival("frequencies fixed", "the same with a fixed window", cell={"scaled": False}),
    ),
    remark="The error of the shift has the unit of sigma: in this unit a step of size eta sigma^2 is fair, and the number of steps "
           "does not depend on sigma.",
)
