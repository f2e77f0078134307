"""How large a memory must be to tell close tokens apart: by the distance between the hulls of the two labels."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, at_least, equal, limit, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import CLOSENESS
from lawbook.theory.memory_dynamics.setting import HERE

HULLS = real("Delta", "distance of the convex hulls of the two labels' inputs, times sqrt(k)", r"\Delta", low=0, low_open=True,
             typical=(0.2, 2))
MEANS = real("G", "distance of the means of the two labels' inputs, times sqrt(k)", low=0, low_open=True, typical=(0.2, 2))


def prediction(v: SimpleNamespace) -> Any:
    return 2 * v.k / v.Delta**2


def derivation(v: SimpleNamespace) -> Derivation:
    k, omega, offset, w = sp.symbols("k omega b w", positive=True)
    where = {v.k: (10, 1000), v.Delta: (0.2, 2), k: (10, 1000), omega: (0.2, 9), offset: (0.1, 9), w: (0.1, 9)}
    return Derivation(
        (
            Premise("Two orthonormal classes: with z = +1 or -1 for the labels a memory is a vector w, |W|^2 = |w|^2/2, and margins are z w . e. "
                    "Inputs are e_x = sqrt(1 - 1/k) c + v_x/sqrt(k), v_x orthogonal to the unit vector c."),
            Premise("Lower bound: points of the two hulls at distance Delta/sqrt(k) have margins of at least 1, so |w| Delta/sqrt(k) >= 2."),
            Premise("Upper bound: w = sqrt(k) omega + b c/sqrt(1 - 1/k) has margins z (omega . v + b): omega normal to the slab between the hulls, of "
                    "length 2/Delta, and the offset b that halves it, make them at least 1; b does not depend on k."),
        ),
        (
            at_least(
                (2 * sp.sqrt(v.k) / v.Delta + w) ** 2 / 2, prediction(v), "|w|^2/2, |w| at least 2 sqrt(k)/Delta", lemma=True, where=where,
                witness=(4 * sp.sqrt(v.k) * w / v.Delta + w**2) / 2,
            ),
            equal(
                k * omega**2 / 2 + offset**2 / (2 * (1 - 1 / k)), (k * omega**2 + offset**2 * k / (k - 1)) / 2, "expand",
                "|w|^2/2 for the other", lemma=True, where=where, transform=sp.simplify,
            ),
            limit(
                ((k * omega**2 + offset**2 * k / (k - 1)) / 2) / (k * omega**2 / 2), sp.Integer(1), k, sp.oo,
                "the offset costs nothing in the end: it is the common direction, which all tokens see at full length", lemma=True, where=where,
            ),
            equal(v.k * (2 / v.Delta) ** 2 / 2, prediction(v), "substitute", "both bounds, omega = 2/Delta", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.norm_by_hulls",
    statement=(
        "As the inputs of a cluster collide like 1/sqrt(k), the smallest memory that separates its two labels with margins of at least 1 has a "
        "squared norm asymptotically 2 k/Delta^2, Delta/sqrt(k) the distance between the convex hulls of the labels' inputs: the offset is free."
    ),
    relation=Asymptotic("k"),
    observable="squared_norm",
    parameters=(HULLS, MEANS, CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("means", "the distance of the labels' means in place of that of their hulls", lambda v: 2 * v.k / v.G**2),
        Rival("no free offset", "twice it, as if the offset had to be paid", lambda v: 2 * prediction(v)),
    ),
    remark="Simplices of n_1 and n_2 equidistant tokens: Delta^2 = 1/n_1 + 1/n_2, the law norm_of_cluster.",
)
