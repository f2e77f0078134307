"""Unadjusted Langevin chains are too wide."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION

STEP = real("h", "step of the chain", low=0, low_open=True, typical=(0.05, 0.4))


def prediction(v: SimpleNamespace) -> Any:
    return v.sigma**2 / (1 - v.h / (2 * v.sigma**2))


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.sigma: (1, 3), v.h: (0.05, 0.8)}
    return Derivation(
        (Premise("x_(k+1) = r x_k + sqrt(2 h) z_k with r = 1 - h/sigma^2; |r| < 1 where h < 2 sigma^2."),),
        (
            equal(1 - (1 - v.h / v.sigma**2) ** 2, 2 * v.h / v.sigma**2 * (1 - v.h / (2 * v.sigma**2)), "expand", "1 - r^2", lemma=True, where=where),
            equal(2 * v.h / (1 - (1 - v.h / v.sigma**2) ** 2), prediction(v), "solve", "w = r^2 w + 2 h", where=where),
        ),
    )


LAW = Law(
    name="pushforward.variance_of_unadjusted_langevin",
    statement='The chain x - h x/sigma^2 + sqrt(2 h) z, of target N(0, sigma^2) and step h < 2 sigma^2, has the stationary variance sigma^2/(1 - h/(2 sigma^2)): too wide by half the relative step.',
    relation=Equals(exact=True),
    observable="variance",
    parameters=(TARGET_DEVIATION, STEP,),
    conditions=(Condition("h < 2 sigma**2: longer steps diverge", lambda v: v.h < 2 * v.sigma**2),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no bias", "sigma^2", lambda v: v.sigma**2 + 0 * v.h),
        Rival("too narrow", "sigma^2 (1 - h/(2 sigma^2))", lambda v: v.sigma**2 * (1 - v.h / (2 * v.sigma**2))),
        Rival("whole step", "sigma^2/(1 - h/sigma^2)", lambda v: v.sigma**2 / (1 - v.h / v.sigma**2)),
    ),
)
