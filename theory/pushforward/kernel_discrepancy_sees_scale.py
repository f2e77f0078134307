"""A kernel with a bandwidth of its own notices when both laws are scaled alike."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.pushforward.divergence_survives_maps import FIRST
from lawbook.theory.pushforward.kernel_mean_of_normals import BANDWIDTH, axis
from lawbook.theory.pushforward.setting import DEVIATION, FIRST_CHECK

SCALE = real("c", "factor by which both laws are scaled", low=0, low_open=True, typical=(0.5, 4))


def value(m: Any, s: Any, r: Any) -> Any:
    """Squared MMD of N(m, s^2) and N(0, 1), kernel of bandwidth r."""
    wide = r**2 + 1 + s**2
    return r / sp.sqrt(r**2 + 2 * s**2) + r / sp.sqrt(r**2 + 2) - 2 * r / sp.sqrt(wide) * sp.exp(-(m**2) / (2 * wide))


def prediction(v: SimpleNamespace) -> Any:
    return value(v.m, v.s, v.h / v.c)


def derivation(v: SimpleNamespace) -> Derivation:
    r, k, c = sp.symbols("r k c", positive=True)
    g = sp.Symbol("g", real=True)
    where = {v.m: (-1, 1), v.s: (0.5, 2), v.h: (0.5, 3), v.c: (0.5, 3), r: (0.3, 3), k: (0.3, 3), c: (0.5, 3), g: (-1, 1)}
    return Derivation(
        (Premise("Squared MMD: the kernel's mean over two draws of the first law, plus that over two of the second, less twice that over one of each (law `kernel_mean_of_normals`)."),),
        (
            equal(axis(c**2 * k, c * g, c * r), axis(k, g, r), "expand", "a mean of the kernel depends on places over the bandwidth alone", lemma=True, where=where,
                  transform=lambda e: sp.simplify(sp.powsimp(sp.simplify(e)))),
            equal(
                (axis(2 * v.s**2, 0, r) + axis(sp.Integer(2), 0, r) - 2 * axis(1 + v.s**2, v.m, r)).subs(r, v.h / v.c), prediction(v), "substitute",
                "the three means at the bandwidth h/c", where=where,
            ),
        ),
    )


LAW = Law(
    name="pushforward.kernel_discrepancy_sees_scale",
    statement=(
        "The squared MMD of c N(m, s^2) and c N(0, 1) with the kernel exp(-|x - y|^2/(2 h^2)) is that of N(m, s^2) and N(0, 1) at the bandwidth r = h/c: "
        "r (r^2 + 2 s^2)^(-1/2) + r (r^2 + 2)^(-1/2) - 2 r w^(-1/2) exp(-m^2/(2 w)), w = r^2 + 1 + s^2."
    ),
    relation=Equals(exact=True),
    observable="discrepancy",
    parameters=(FIRST, DEVIATION, SCALE, BANDWIDTH),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("invariant", "the same at every c, as a divergence is", lambda v: value(v.m, v.s, v.h) + 0 * v.c),
        Rival("as transport", "c^2 times that at c = 1", lambda v: v.c**2 * value(v.m, v.s, v.h)),
        Rival("inverse", "the bandwidth c h", lambda v: value(v.m, v.s, v.h * v.c)),
    ),
    remark="Scaling by 2 is a counterexample to invariance: at m = s = h = 1 it is 0.177 before and 0.133 after, and it falls as 1/c in the end: laws that are far from each other but wide look alike to a narrow kernel.",
)
