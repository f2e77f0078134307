"""One Euler step of flow matching: every noise is sent to the mean of the data."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, probabilities, real, weights
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE

SHARES = probabilities("p", "shares of the parts of the data", length="K")
PLACES = weights("m", "means of the parts, measured from the leftmost", length="K")
NOISE = real("x", "the noise that is sent", typical=(-2, 2))


def prediction(v: SimpleNamespace) -> Any:
    k = sp.Symbol("k", integer=True)
    return sp.Sum(v.p[k] * v.m[k], (k, 0, v.K - 1))


def derivation(v: SimpleNamespace) -> Derivation:
    t, s = sp.symbols("t s", positive=True)
    x, c = sp.symbols("x c", real=True)
    where = {v.x: (-2, 2), t: (0.05, 0.9), s: (0.3, 2), x: (-2, 2), c: (-2, 2)}
    width = (1 - t) ** 2 + t**2 * s**2
    denoised = c + t * s**2 * (x - t * c) / width
    noise = (1 - t) * (x - t * c) / width
    k = sp.Symbol("k", integer=True)
    return Derivation(
        (
            Premise("X = (1 - t) Z + t Y with Z and Y independent: the field is v(x, t) = E[Y - Z | X = x]. At t = 0 X is Z: Y is independent of X, and v(x, 0) = E Y - x."),
            Premise("For a part N(c, s^2) of Y: E[Y | x] = c + t s^2 (x - t c)/w and E[Z | x] = (1 - t) (x - t c)/w, w = (1 - t)^2 + t^2 s^2; parts are weighted by "
                    "their shares of the density at x, which are p_k at t = 0."),
        ),
        (
            equal((1 - t) * noise + t * denoised, x, "expand", "the two means agree with X = x", lemma=True, where=where, transform=lambda e: sp.factor(sp.simplify(e))),
            equal((denoised - noise).subs(t, 0), c - x, "substitute", "the field of a part at t = 0", lemma=True, where=where),
            equal(x + (c - x), c, "expand", "one step of length 1 from x", lemma=True, where=where),
            equal(sp.Sum(v.p[k] * (v.x + (v.m[k] - v.x)), (k, 0, v.K - 1)), prediction(v), "sum", "the parts together, with shares p_k that sum to 1", where=where),
        ),
    )


LAW = Law(
    name="pushforward.one_euler_step_lands_on_mean",
    statement=(
        "With the exact field of flow matching between independent noise and data, one Euler step from time 0 to 1 sends every noise x to the mean of the data: "
        "total collapse, whatever the data."
    ),
    relation=Equals(exact=True),
    observable="place",
    parameters=(SHARES, PLACES, NOISE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("noise kept", "the noise moved by the mean, x + E Y", lambda v: v.x + prediction(v)),
        Rival("half way", "the middle between noise and mean", lambda v: (v.x + prediction(v)) / 2),
        Rival("shares forgotten", "the middle of the parts", lambda v: sp.Sum(v.m[sp.Symbol("k", integer=True)], (sp.Symbol("k", integer=True), 0, v.K - 1)) / v.K + 0 * v.x),
        Rival("two steps", "the same after two steps", observable="after_two_steps"),
    ),
    remark="A single-step sampler must learn another coupling, not another solver: after reflow (law `energy_after_reflow`) one step is exact for normal data.",
)
