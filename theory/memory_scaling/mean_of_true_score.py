"""The mean score of the right class, with label noise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, LABEL_NOISE, WEIGHT
from lawbook.theory.memory_scaling.student import radius_density


def prediction(v: SimpleNamespace) -> Any:
    return v.d * v.q * (1 - v.noise + v.noise / v.M)


def derivation(v: SimpleNamespace) -> Derivation:
    r = sp.Symbol("r", positive=True)
    stored = v.q * (1 - v.noise + v.noise / v.M)
    return Derivation(
        (
            Premise("W = sum_x q(x) sum_y p(y|x) u_y e_x^T, p(y|x) = (1 - noise) 1[y = f(x)] + noise/M."),
            Premise("u_f^T W e_x: the token's own part is r^2 q p(f|x); all other parts have mean 0, as the e_x' do, and "
                    "other unembeddings are orthogonal to u_f or have random sign."),
        ),
        (
            equal(
                sp.Integral(r**2 * radius_density(r, v.d) * stored, (r, 0, sp.oo)), prediction(v), "integrate",
                "the mean square radius is d", transform=lambda e: sp.simplify(sp.gammasimp(e.doit())),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.mean_of_true_score",
    statement="The right class of a token scores d q (1 - noise + noise/M) in the mean, for labels redrawn with probability noise.",
    relation=Equals(),
    observable="true_score",
    parameters=(WEIGHT, DIMENSION, CLASSES, LABEL_NOISE),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("redrawn labels are wrong", "d q (1 - noise)", lambda v: v.d * v.q * (1 - v.noise)),
        Rival("noise does not matter", "d q", lambda v: v.d * v.q),
        Rival("unit inputs", "q (1 - noise + noise/M), as for inputs of norm 1", lambda v: prediction(v) / v.d),
    ),
)
