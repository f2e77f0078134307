"""Diffusions and flow matching are one sampler in continuous time: their fields are one field in other clocks and scales."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, MODE
from lawbook.theory.pushforward.two_modes import WIDTH

PLACE = real("y", "place over the noise's scale", typical=(-4, 4))
NOISE = real("alpha", "scale of the noise", r"\alpha", low=0, low_open=True, typical=(0.1, 1))
SIGNAL = real("beta", "scale of the data", r"\beta", low=0, typical=(0, 1))
NOISE_SPEED = real("alpha_speed", "its derivative in time", r"\dot\alpha", typical=(-2, 0))
SIGNAL_SPEED = real("beta_speed", "its derivative in time", r"\dot\beta", typical=(0, 2))


def mean(v: SimpleNamespace, r: Any) -> Any:
    """E[X_1 | X_0 + r X_1 = y]."""
    k = 1 + r**2 * v.sigma**2
    return (r * v.sigma**2 * v.y + v.a * sp.tanh(r * v.a * v.y / k)) / k


def prediction(v: SimpleNamespace) -> Any:
    r = v.beta / v.alpha
    return v.alpha_speed * v.y + (v.beta_speed - v.alpha_speed * r) * mean(v, r)


def derivation(v: SimpleNamespace) -> Derivation:
    r, w, c, k, g = sp.symbols("r w c k g", positive=True)
    x = sp.Symbol("x", real=True)
    where = {v.a: (0.3, 2), v.sigma: (0.3, 2), v.y: (-2, 2), v.alpha: (0.2, 1), v.beta: (0.1, 1), v.alpha_speed: (-2, -0.1), v.beta_speed: (0.1, 2), r: (0.1, 2),
             w: (0.1, 2), c: (0.1, 2), k: (0.5, 3), g: (0.1, 2), x: (-2, 2)}
    up, down = sp.exp(c * x), sp.exp(-c * x)
    return Derivation(
        (
            Premise("Along x = alpha y the condition alpha X_0 + beta X_1 = x is X_0 + r X_1 = y, r = beta/alpha, so X_0 = y - r X_1 in the mean. This uses no more of the coupling."),
            Premise("Two modes at -a and a of deviation sigma: given the mode, E[X_1 | y] = (r sigma^2 y +- a)/(1 + r^2 sigma^2), and the modes' odds are exp(2 r a y/(1 + r^2 sigma^2))."),
        ),
        (
            equal((g + v.a) * up / (up + down) + (g - v.a) * down / (up + down), g + v.a * sp.tanh(c * x), "expand", "the mean over the two modes", lemma=True, where=where,
                  transform=lambda e: g + v.a * sp.tanh(c * x) + sp.simplify(e - g - v.a * sp.tanh(c * x).rewrite(sp.exp))),
            equal(v.alpha_speed * (v.y - r * w) + v.beta_speed * w, v.alpha_speed * v.y + (v.beta_speed - v.alpha_speed * r) * w, "expand",
                  "the speed: that of the scale, and alpha r' times the one field w, as beta' - alpha' r = alpha r'", lemma=True, where=where),
            equal((v.alpha_speed * v.y + (v.beta_speed - v.alpha_speed * r) * mean(v, r)).subs(r, v.beta / v.alpha), prediction(v), "substitute", "r", where=where),
        ),
    )


LAW = Law(
    name="pushforward.field_of_any_schedule",
    statement=(
        "At x = alpha y the field of alpha X_0 + beta X_1 is alpha' y + alpha r' w_r(y), r = beta/alpha, with one field w for all schedules. Their end maps agree: they differ in "
        "where they start and in their steps."
    ),
    relation=Equals(exact=True),
    observable="speed",
    parameters=(MODE, WIDTH, PLACE, NOISE, SIGNAL, NOISE_SPEED, SIGNAL_SPEED),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("scale forgotten", "beta' w: as if alpha did not move", lambda v: v.beta_speed * mean(v, v.beta / v.alpha)),
        Rival("own field", "w taken at beta in place of beta/alpha", lambda v: v.alpha_speed * v.y + (v.beta_speed - v.alpha_speed * v.beta / v.alpha) * mean(v, v.beta)),
    ),
)
