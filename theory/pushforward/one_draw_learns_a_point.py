"""Batches of one draw: the best law is a point where the smoothed target is highest."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Procedure, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.characteristic import (
    WIDTH,
    damped,
    damped_wave,
    normal_loss,
    normal_loss_value,
    wave_step,
)
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION


def formula(v: SimpleNamespace) -> Any:
    return (1 + damped(v.sigma**2, v.w)) / 2 - damped(v.sigma**2 / 2, v.w)


def derivation(v: SimpleNamespace) -> Derivation:
    y = sp.Symbol("y", real=True)
    where = {y: (-3, 3), v.sigma: (0.3, 2), v.w: (0.3, 2)}
    return Derivation(
        (
            Premise("For n = 1 the mean loss is linear in the learnt law: the mean over its points y of (1 + E_t |g|^2)/2 - E_t "
                    "cos(t y) g, g = exp(-sigma^2 t^2/2). So a point "
                    "minimises it."),
        ),
        (
            wave_step(v.w),
            equal(
                sp.Derivative(damped_wave(v.sigma**2 / 2, y, v.w), y),
                -y * v.w**2 / (1 + v.w**2 * v.sigma**2) * damped_wave(v.sigma**2 / 2, y, v.w), "differentiate",
                "what is taken away falls on both sides of y = 0, the target's mode", lemma=True, where=where,
            ),
            equal(
                ((1 + damped(v.sigma**2, v.w)) / 2 - damped_wave(v.sigma**2 / 2, y, v.w)).subs(y, 0), formula(v), "substitute",
                "the loss of that point", where=where,
            ),
        ),
    )


def of_target(v: SimpleNamespace) -> Any:
    return normal_loss(sp.Integer(0), v.sigma, sp.Integer(0), v.sigma, v.w) + (1 - damped(v.sigma**2, v.w)) / 2


LAW = Law(
    name="pushforward.one_draw_learns_a_point",
    statement=(
        "On batches of one draw every map of every noise has a mean loss against N(0, sigma^2) of at least (1 + (1 + 2 w^2 "
        "sigma^2)^(-1/2))/2 - (1 + w^2 sigma^2)^(-1/2), the loss of the point at the target's mode: it is the minimiser."
    ),
    relation=AtLeast(),
    observable="plug_in",
    parameters=(TARGET_DEVIATION, WIDTH),
    prediction=Procedure(
        formula, lambda sigma, w: normal_loss_value(0, 0, 0, sigma, w), lambda mp, sigma, w: normal_loss_value(0, 0, 0, sigma, w, mp)
    ),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("the target is best", "at least the target's own", of_target),
        Rival("no loss below a half", "at least 1/2, the loss at frequencies where nothing is seen", lambda v: sp.Rational(1, 2) + 0 * v.w),
    ),
)
