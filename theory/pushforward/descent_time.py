"""Gradient descent on fixed frequencies slows down with the cube of the target's deviation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Premise, Rival, Scales, asymptotic, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import HALF_WIDTH, LOSS, MAP, window_moment, window_step
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION

STEP = real("eta", "step size", r"\eta", low=0, low_open=True, typical=(0.01, 1))


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(3)


def derivation(v: SimpleNamespace) -> Derivation:
    time = 1 / (v.eta * window_moment(2, v.sigma**2, v.b))
    large = 4 * v.b * v.sigma**3 / (sp.sqrt(sp.pi) * v.eta)
    where = {v.b: (0.5, 2), v.eta: (0.01, 1), v.sigma: (2, 9)}
    return Derivation(
        (MAP, LOSS, Premise("Near the optimum a step of descent takes away a part eta H of the error of the shift; e-fold takes "
                            "1/(eta H), H = E[t^2 exp(-sigma^2 t^2)].")),
        (
            window_step(2, v.b),
            asymptotic(time, large, v.sigma, sp.oo, "the curvature falls like sigma^(-3)", lemma=True, where=where),
            equal(v.sigma * sp.Derivative(sp.log(large), v.sigma), prediction(v), "differentiate", "the exponent", where=where),
        ),
    )


LAW = Law(
    name="pushforward.descent_time",
    statement=(
        "Frequencies uniform on [-b, b]: the number of steps of gradient descent that reduce a small error of the shift e-fold "
        "grows like sigma^3, 4 b sigma^3/(pi^(1/2) eta) at large sigma."
    ),
    relation=Scales("sigma"),
    observable="steps",
    parameters=(TARGET_DEVIATION, HALF_WIDTH, STEP),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("square", "sigma^2, as the target's variance", lambda v: sp.Integer(2)),
        Rival("no slowing", "sigma^0", lambda v: sp.Integer(0)),
        Rival("frequencies scaled", "the same with b = 4/sigma", cell={"scaled": True}),
    ),
    remark="At the published step 0.01 and sigma = 20 the time constant is 1.8 million steps; 5000 were run. That is why the "
           "example stops working when its target is changed.",
)
