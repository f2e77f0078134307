"""The constant of methods that stop by themselves is at least the squared gap, by Pinsker's inequality."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import reverse_projection
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def prediction(v: SimpleNamespace) -> Any:
    return (v.p_1 - v.p_2) ** 2 / (2 * (v.p_1 + v.p_2))


def coin(y: Any) -> Any:
    """ln 2 - h(a) at a = (1 + y)/2: the divergence of this coin from a fair one."""
    return ((1 + y) * sp.log(1 + y) + (1 - y) * sp.log(1 - y)) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    y, t, a, b, s = sp.symbols("y t a b s", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35), y: (0.01, 0.99), t: (0.01, 0.99), s: (0.2, 1), a: (0.4, 0.6), b: (0.05, 0.35)}
    return Derivation(
        (
            Premise("D = s (ln 2 - h((1 + y)/2)), s = p_1 + p_2, y = (p_1 - p_2)/s, by the law `reverse_projection`."),
            Premise("Both sides of a bound vanish at y = 0 with their first derivatives: it holds where that of second derivatives does."),
        ),
        (
            equal(sp.Derivative(coin(y), (y, 2)), 1 / (1 - y**2), "differentiate", "the second derivative", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e.doit())),
            at_least(1 + t, 1, "is at least 1, that of y^2/2 (here 1/(1 - y^2) = 1 + t)", lemma=True, where=where),
            equal(s * (a - b) ** 2 / s**2 / 2, (a - b) ** 2 / (2 * s), "expand", "s y^2/2", lemma=True, where=where),
            at_least(reverse_projection.prediction(v), prediction(v), "both together: Pinsker's inequality", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.reverse_gap_at_least",
    statement="The least divergence KL(p | q) to a law q with q_2 >= q_1 is at least (p_1 - p_2)^2/(2 (p_1 + p_2)) >= (p_1 - p_2)^2/(4 p_1).",
    relation=AtLeast(),
    observable="divergence",
    parameters=(MODE, restrict(SECOND, low_open=True)),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("squared roots", "(sqrt(p_1) - sqrt(p_2))^2, which is above it", lambda v: (sp.sqrt(v.p_1) - sp.sqrt(v.p_2)) ** 2),
        Rival("no half", "(p_1 - p_2)^2/(p_1 + p_2)", lambda v: 2 * prediction(v)),
    ),
)
