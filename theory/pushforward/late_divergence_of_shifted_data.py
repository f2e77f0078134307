"""Late in the noising process data that are not centred are told from noise by their mean alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Rival, equal, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import NOISED, marginal_step
from lawbook.theory.pushforward.late_divergence_of_centred_data import SHRUNK
from lawbook.theory.pushforward.setting import DEVIATION, HERE

MEAN = real("m", "mean of the data", low=0, low_open=True, typical=(0.5, 3))


def prediction(v: SimpleNamespace) -> Any:
    return v.m**2 * v.L**-2 / 2


def derivation(v: SimpleNamespace) -> Derivation:
    c = sp.Symbol("c", positive=True)
    where = {v.m: (0.5, 3), v.s: (0.3, 2), v.L: (2, 20), c: (0.01, 0.3)}
    gap = v.s**2 - 1
    kullback = (gap * c**2 + v.m**2 * c**2 - sp.log(1 + gap * c**2)) / 2
    return Derivation(
        (NOISED,),
        (
            marginal_step(v),
            limit(
                kullback / c**2, v.m**2 / 2, c, 0, "c = exp(-t), law `kullback_along_noising`: the variance's part is of order c^4", lemma=True, where=where,
                transform=lambda e: sp.series(e, c, 0, 2).removeO(),
            ),
            equal((v.m**2 / 2 * c**2).subs(c, 1 / v.L), prediction(v), "substitute", "c", where=where),
        ),
    )


LAW = Law(
    name="pushforward.late_divergence_of_shifted_data",
    statement="Data N(m, s^2) with m > 0, noised for the time t: KL(p_t || N(0, 1)) ~ m^2 L^(-2)/2 for large L = exp(t), whatever s.",
    relation=Asymptotic("L"),
    observable="divergence",
    parameters=(MEAN, DEVIATION, SHRUNK),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("as centred data", "L^(-4)", lambda v: v.m**2 * v.L**-4 / 2),
        Rival("exactly exponential", "L^(-2) times the first divergence", lambda v: (v.s**2 + v.m**2 - 1 - sp.log(v.s**2)) / 2 * v.L**-2),
        Rival("no half", "m^2 L^(-2)", lambda v: v.m**2 * v.L**-2),
    ),
)
