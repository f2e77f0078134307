"""Another divergence that does not see what happens to both laws alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.divergence_survives_maps import BEND, FIRST
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK


def prediction(v: SimpleNamespace) -> Any:
    return 1 - sp.sqrt(2 * v.s / (1 + v.s**2)) * sp.exp(-(v.m**2) / (4 * (1 + v.s**2)))


def derivation(v: SimpleNamespace) -> Derivation:
    z = sp.Symbol("z", real=True)
    p, q, j, a = sp.symbols("p q j a", positive=True)
    where = {v.m: (-1, 1), v.s: (0.5, 2), v.b: (0.2, 1), z: (-2, 2), p: (0.1, 2), q: (0.1, 2), j: (0.1, 2), a: (0.2, 2)}
    total = 1 + v.s**2
    return Derivation(
        (Premise("Under an invertible map f both densities are divided by the same |f'(z)| = j, and dx = j dz. Half the integral of (sqrt p - sqrt q)^2 is 1 less that of sqrt(p q)."),),
        (
            equal(sp.sqrt(p / j) * sp.sqrt(q / j) * j, sp.sqrt(p) * sp.sqrt(q), "expand", "the factor cancels, as from every f-divergence", lemma=True, where=where),
            equal(
                (z - v.m) ** 2 / (4 * v.s**2) + z**2 / 4, total / (4 * v.s**2) * (z - v.m / total) ** 2 + v.m**2 / (4 * total), "expand",
                "minus the exponent of sqrt(p q): a complete square", lemma=True, where=where, transform=lambda e: sp.factor(e),
            ),
            equal(
                sp.Integral(sp.exp(-a * z**2), (z, -sp.oo, sp.oo)), sp.sqrt(sp.pi / a), "integrate", "with a = (1 + s^2)/(4 s^2)", lemma=True, where=where,
                transform=lambda e: e.doit(),
            ),
            equal(
                1 - sp.sqrt(sp.pi * 4 * v.s**2 / total) / sp.sqrt(2 * sp.pi * v.s) * sp.exp(-(v.m**2) / (4 * total)), prediction(v), "substitute",
                "over the constants of the densities", where=where, transform=sp.simplify,
            ),
        ),
    )


LAW = Law(
    name="pushforward.hellinger_survives_maps",
    statement=(
        "The squared Hellinger distance of f_# N(m, s^2) and f_# N(0, 1) is the same for every invertible map f, here sinh(b z)/b: "
        "1 - (2 s/(1 + s^2))^(1/2) exp(-m^2/(4 (1 + s^2)))."
    ),
    relation=Equals(exact=True),
    observable="hellinger",
    parameters=(FIRST, DEVIATION, BEND),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("slope counts", "the mean shift seen through the slope at m, cosh(b m)",
              lambda v: 1 - sp.sqrt(2 * v.s / (1 + v.s**2)) * sp.exp(-((v.m * sp.cosh(v.b * v.m)) ** 2) / (4 * (1 + v.s**2)))),
        Rival("means alone", "1 - exp(-m^2/8), as at s = 1", lambda v: 1 - sp.exp(-(v.m**2) / 8) + 0 * v.s),
        Rival("without the half", "the integral of (sqrt p - sqrt q)^2", lambda v: 2 * prediction(v)),
    ),
    remark="Kernels and transport do notice (laws `kernel_discrepancy_sees_scale`, `transport_sees_scale`).",
)
