"""How the distance of two normal laws shrinks along the noising process."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.diffusion import NOISED, marginal_step, variance
from lawbook.theory.pushforward.setting import DEVIATION, HERE, TARGET_DEVIATION, TIME

GAP = real("m", "distance of the two means", low=0, typical=(0, 3))


def prediction(v: SimpleNamespace) -> Any:
    return sp.sqrt(v.m**2 * sp.exp(-2 * v.t) + (sp.sqrt(variance(v.t, v.s)) - sp.sqrt(variance(v.t, v.sigma))) ** 2)


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    g, a, b = sp.symbols("g a b", positive=True)
    where = {v.m: (0, 2), v.s: (0.3, 3), v.sigma: (0.3, 3), v.t: (0.1, 2), g: (0.1, 2), a: (0.3, 2), b: (0.3, 2)}
    return Derivation(
        (NOISED, Premise("W_2 on the line is that of the increasing coupling: both laws as images of one normal variable, a z and g + b z.")),
        (
            marginal_step(v),
            equal(
                (g + b * z - a * z) ** 2, g**2 + 2 * g * (b - a) * z + (a - b) ** 2 * z**2, "expand", "its square: the mean is g^2 + (a - b)^2", lemma=True, where=where,
            ),
            equal(
                sp.sqrt(g**2 + (a - b) ** 2).subs({g: v.m * sp.exp(-v.t), a: sp.sqrt(variance(v.t, v.s)), b: sp.sqrt(variance(v.t, v.sigma))}), prediction(v), "substitute",
                "means and deviations at time t", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.distance_of_noised_normals",
    statement=(
        "N(0, s^2) and N(m, sigma^2), noised for the time t, are at the distance W_2 = (m^2 exp(-2 t) + (w_s^(1/2) - w_sigma^(1/2))^2)^(1/2), w_s = 1 + (s^2 - 1) exp(-2 t): "
        "means approach as exp(-t), deviations as exp(-2 t) in the end."
    ),
    relation=Equals(exact=True),
    observable="distance",
    parameters=(GAP, DEVIATION, TARGET_DEVIATION, TIME),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("exponential", "exp(-t) times the first distance", lambda v: sp.exp(-v.t) * sp.sqrt(v.m**2 + (v.s - v.sigma) ** 2)),
        Rival("deviations shrink like means", "exp(-2 t) as a factor of everything", lambda v: sp.exp(-2 * v.t) * sp.sqrt(v.m**2 + (v.s - v.sigma) ** 2)),
        Rival("deviations kept", "the noise adds the same deviation to both", lambda v: sp.sqrt(v.m**2 * sp.exp(-2 * v.t) + (v.s - v.sigma) ** 2)),
    ),
)
