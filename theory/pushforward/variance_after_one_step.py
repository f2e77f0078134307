"""One step of the deterministic first-order sampler: what is left of the data's variance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import DEVIATION, HERE
from lawbook.theory.pushforward.turns import SAMPLER

NOISE = real("sigma", "noise level at which the step starts", r"\sigma", low=0, low_open=True, typical=(0.5, 10))


def prediction(v: SimpleNamespace) -> Any:
    return v.s**4 / (v.s**2 + v.sigma**2)


def derivation(v: SimpleNamespace) -> Derivation:
    y, x = sp.symbols("y x", real=True)
    where = {v.s: (0.3, 3), v.sigma: (0.3, 10), y: (-2, 2), x: (-2, 2)}
    mean, width = x * v.s**2 / (v.s**2 + v.sigma**2), v.s**2 * v.sigma**2 / (v.s**2 + v.sigma**2)
    square = y**2 / v.s**2 + (x - y) ** 2 / v.sigma**2 - x**2 / (v.s**2 + v.sigma**2)
    return Derivation(
        (SAMPLER, Premise("The step to level 0 returns the denoiser, D(x) = E[Y | Y + sigma Z = x].")),
        (
            equal(square, (y - mean) ** 2 / width, "expand", "completing the square: given x the data are N(s^2 x/(s^2 + sigma^2), ...)", lemma=True, where=where,
                  transform=lambda e: sp.factor(sp.simplify(e))),
            equal(sp.diff(mean, x) ** 2 * (v.s**2 + v.sigma**2), prediction(v), "expand", "squared slope of D times the variance s^2 + sigma^2 of x", where=where),
        ),
    )


LAW = Law(
    name="pushforward.variance_after_one_step",
    statement=(
        "Data N(mu, s^2): one step of the deterministic first-order sampler from noise level sigma to 0, from the exact law, gives the variance s^4/(s^2 + sigma^2) "
        "about the mean mu: the data's own less the posterior variance."
    ),
    relation=Equals(exact=True),
    observable="variance",
    parameters=(DEVIATION, NOISE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("data", "s^2", lambda v: v.s**2 + 0 * v.sigma),
        Rival("posterior variance", "s^2 sigma^2/(s^2 + sigma^2)", lambda v: v.s**2 * v.sigma**2 / (v.s**2 + v.sigma**2)),
        Rival("posterior slope", "s^2 times the slope s^2/(s^2 + sigma^2), squared", lambda v: v.s**6 / (v.s**2 + v.sigma**2) ** 2),
        Rival("from noise alone", "the same from N(0, sigma^2)", observable="from_noise"),
    ),
    remark="From noise alone, N(0, sigma^2), it is s^4 sigma^2/(s^2 + sigma^2)^2. As sigma grows everything lands on the mean, as with one Euler step (law `one_euler_step_lands_on_mean`).",
)
