"""Sinkhorn converges linearly between normal laws, at the fourth power of the plan's correlation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.entropic import FIRST, SECOND, covariance
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION


def prediction(v: SimpleNamespace) -> Any:
    return (covariance(v.a, v.b, v.epsilon) / (v.a * v.b)) ** 4


def derivation(v: SimpleNamespace) -> Derivation:
    Q, s, a, b = sp.symbols("Q s a b", positive=True)
    c = covariance(v.a, v.b, v.epsilon)
    where = {v.a: (0.5, 1.5), v.b: (0.5, 2), v.epsilon: (0.1, 3), Q: (0.2, 2), s: (0.1, 1), a: (0.5, 2), b: (0.5, 2)}
    return Derivation(
        (
            Premise("Potentials stay quadratic: with s = epsilon/2 and the scaling of one side of precision Q, half a step gives the other side the precision 1/a^2 - 1/(s + 1/Q)."),
            Premise("At the fixed point 1 + s Q = a^2/c, and b^2/c for the other half step; a full step contracts by the product of both slopes."),
        ),
        (
            equal(sp.diff(1 / a**2 - 1 / (s + 1 / Q), Q), -1 / (1 + s * Q) ** 2, "differentiate", "the slope of half a step", lemma=True, where=where, transform=sp.simplify),
            limit((1 - prediction(v)) / v.epsilon, 1 / (v.a * v.b), v.epsilon, 0, "so that iterations grow like a b/epsilon, not exponentially", lemma=True, where=where,
                  transform=by_numbers),
            equal((c / v.a**2) ** 2 * (c / v.b**2) ** 2, prediction(v), "substitute", "both halves", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.contraction_of_sinkhorn",
    statement="Between normal laws of equal means Sinkhorn's iteration contracts errors by rho^4 in a full step, rho the correlation of the optimal entropic plan: 1 - rho^4 is about epsilon/(a b) for small epsilon.",
    relation=Equals(exact=True),
    observable="contraction",
    parameters=(FIRST, SECOND, REGULARISATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("means apart", "rho^4 as well where the means differ", cell={"shift": 0.7}),
        Rival("linear mode", "rho^2", lambda v: (covariance(v.a, v.b, v.epsilon) / (v.a * v.b)) ** 2),
        Rival("Hilbert's metric", "1 - exp(-8 a b/epsilon), of the kind that cones give", lambda v: 1 - sp.exp(-8 * v.a * v.b / v.epsilon)),
    ),
    remark=(
        "Where the means differ the potentials have a linear part, whose errors contract by rho^2 alone: polynomials of degree k contract by rho^(2 k), and the "
        "slowest mode that is excited decides."
    ),
)
