"""The loss of an affine map against a normal target, by characteristic functions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import (
    LOSS,
    MAP,
    MEAN,
    SLOPE,
    TARGET_MEAN,
    WIDTH,
    damped,
    damped_wave,
    normal_loss,
    normal_loss_value,
    wave_step,
)
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def formula(v: SimpleNamespace) -> Any:
    return normal_loss(v.m, v.s, v.mu, v.sigma, v.w)


def derivation(v: SimpleNamespace) -> Derivation:
    t = sp.Symbol("t", real=True)
    f, g = sp.exp(-(v.s**2) * t**2 / 2), sp.exp(-(v.sigma**2) * t**2 / 2)
    where = {v.m: (-1, 1), v.s: (-2, 2), v.mu: (-1, 1), v.sigma: (0.3, 2), v.w: (0.3, 2), t: (-3, 3)}
    squares = (f * sp.cos(v.m * t) - g * sp.cos(v.mu * t)) ** 2 + (f * sp.sin(v.m * t) - g * sp.sin(v.mu * t)) ** 2
    mean = damped_wave(v.s**2, sp.Integer(0), v.w) / 2 + damped_wave(v.sigma**2, sp.Integer(0), v.w) / 2
    return Derivation(
        (MAP, LOSS),
        (
            equal(
                squares, f**2 + g**2 - 2 * f * g * sp.cos((v.m - v.mu) * t), "expand", "the cosine of a difference", lemma=True,
                where=where,
                transform=lambda e: sp.trigsimp(sp.expand(e)),
            ),
            wave_step(v.w),
            equal(
                mean - damped_wave((v.s**2 + v.sigma**2) / 2, v.m - v.mu, v.w), formula(v), "substitute",
                "u = s^2, sigma^2 and (s^2 + sigma^2)/2; D = 0, 0 and m - mu", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.loss_of_affine_map",
    statement=(
        "Against N(mu, sigma^2), with normal frequencies of standard deviation w, the map m + s z has the loss (1 + 2 w^2 "
        "s^2)^(-1/2)/2 + (1 + 2 w^2 sigma^2)^(-1/2)/2 - (1 + w^2 (s^2 + sigma^2))^(-1/2) exp(-(m - mu)^2 w^2/(2 (1 + w^2 (s^2 + "
        "sigma^2)))): even in s, hence with the two minima (mu, sigma) and (mu, -sigma)."
    ),
    relation=Equals(exact=True),
    observable="loss",
    parameters=(MEAN, SLOPE, TARGET_MEAN, TARGET_DEVIATION, WIDTH),
    prediction=Procedure(formula, normal_loss_value, lambda mp, **values: normal_loss_value(**values, mp=mp)),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one function for a pair", "cosine and sine count as one test function: twice the loss", lambda v: 2 * formula(v)),
        Rival("deviations add", "(|s| + sigma)^2 in place of s^2 + sigma^2 in the cross term",
              lambda v: (damped(v.s**2, v.w) + damped(v.sigma**2, v.w)) / 2
              - damped_wave((sp.Abs(v.s) + v.sigma) ** 2 / 2, v.m - v.mu, v.w)),
    ),
    remark="The landscape notebook of the authors plots this with its axes exchanged: what it calls the standard deviation is the mean.",
)
