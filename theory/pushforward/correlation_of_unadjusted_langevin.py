"""Memory of unadjusted Langevin chains."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.setting import HERE, TARGET_DEVIATION

STEP = real("h", "step of the chain", low=0, low_open=True, typical=(0.05, 0.4))
LAG = integer("k", "steps between two states", low=0, typical=(1, 6))


def prediction(v: SimpleNamespace) -> Any:
    return (1 - v.h / v.sigma**2) ** v.k


def derivation(v: SimpleNamespace) -> Derivation:
    w, r = sp.symbols("w r", positive=True)
    where = {v.sigma: (1, 3), v.h: (0.05, 0.8), v.k: [0, 1, 4]}
    return Derivation(
        (Premise("x_(k+1) = r x_k + sqrt(2 h) z_k with r = 1 - h/sigma^2, z_k independent of the past: E x_0 x_k = r^k E x_0^2."),),
        (
            equal(r**v.k * w / w, r**v.k, "expand", "the stationary variance cancels", lemma=True, where={**where, r: (0.1, 0.9), w: (0.5, 2)}),
            equal(((v.sigma**2 - v.h) / v.sigma**2) ** v.k, prediction(v), "substitute", "r = 1 - h/sigma^2", where=where, transform=lambda e: sp.expand(e.base) ** e.exp),
        ),
    )


LAW = Law(
    name="pushforward.correlation_of_unadjusted_langevin",
    statement='States of the unadjusted Langevin chain, of target N(0, sigma^2) and step h < 2 sigma^2, that are k steps apart have the correlation (1 - h/sigma^2)^k.',
    relation=Equals(exact=True),
    observable="correlation",
    parameters=(TARGET_DEVIATION, STEP, LAG,),
    conditions=(Condition("h < 2 sigma**2: longer steps diverge", lambda v: v.h < 2 * v.sigma**2),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("diffusion", "exp(-k h/sigma^2)", lambda v: sp.exp(-v.k * v.h / v.sigma**2)),
        Rival("half the rate", "(1 - h/(2 sigma^2))^k", lambda v: (1 - v.h / (2 * v.sigma**2)) ** v.k),
    ),
    remark='Negative for steps between sigma^2 and 2 sigma^2: the chain overshoots.',
)
