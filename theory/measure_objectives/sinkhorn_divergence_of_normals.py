"""The Sinkhorn divergence of normal laws, between the Wasserstein distance and the means alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from lawbook.theory import Derivation, Equals, Law, Premise, Procedure, Rival, equal, limit
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.entropic import FIRST, PLAN, SECOND, SHIFT, closed
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION


def prediction(v: SimpleNamespace) -> Any:
    own = [closed(SimpleNamespace(a=s, b=s, m=sp.Integer(0), epsilon=v.epsilon)) for s in (v.a, v.b)]
    return closed(v) - (own[0] + own[1]) / 2


def evaluate(a: Any, b: Any, m: Any, epsilon: Any) -> Any:
    def centred(x: Any, y: Any) -> Any:
        D = np.sqrt(4 * x**2 * y**2 + epsilon**2 / 4)
        return x**2 + y**2 - D + epsilon / 2 * np.log((D + epsilon / 2) / epsilon)

    return m**2 + (centred(a, b) - (centred(a, a) + centred(b, b)) / 2)  # equal laws cancel exactly


def evaluate_digits(mp: Any, a: Any, b: Any, m: Any, epsilon: Any) -> Any:
    def centred(x: Any, y: Any) -> Any:
        D = mp.sqrt(4 * x**2 * y**2 + epsilon**2 / 4)
        return x**2 + y**2 - D + epsilon / 2 * mp.log((D + epsilon / 2) / epsilon)

    a, b, m, epsilon = (mp.mpf(value) for value in (a, b, m, epsilon))
    return m**2 + (centred(a, b) - (centred(a, a) + centred(b, b)) / 2)


def derivation(v: SimpleNamespace) -> Derivation:
    where = {v.a: (0.5, 1.5), v.b: (1.6, 3), v.m: (-2, 2), v.epsilon: (0.1, 3)}
    centred = prediction(SimpleNamespace(a=v.a, b=v.b, m=sp.Integer(0), epsilon=v.epsilon))
    return Derivation(
        (PLAN, Premise("S = OT(mu, nu) - OT(mu, mu)/2 - OT(nu, nu)/2, each by law `entropic_cost_of_normals`.")),
        (
            limit((centred - (v.a - v.b) ** 2) / v.epsilon**2, -(1 / v.a - 1 / v.b) ** 2 / 32, v.epsilon, 0, "at small epsilon it is W_2^2 up to the second order", lemma=True, where=where,
                  transform=by_numbers),
            limit(centred * v.epsilon, (v.a**2 - v.b**2) ** 2, v.epsilon, sp.oo, "at large epsilon only the means are left", lemma=True, where=where, transform=by_numbers),
            equal(v.m**2 + centred, prediction(v), "expand", "the means enter by m^2 alone", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.sinkhorn_divergence_of_normals",
    statement="The Sinkhorn divergence of N(0, a^2) and N(m, b^2) is m^2 + S_0(a, b, epsilon) in closed form: m^2 + (a - b)^2 - epsilon^2 (1/a - 1/b)^2/32 to second order, and m^2 + (a^2 - b^2)^2/epsilon at large epsilon.",
    relation=Equals(exact=True),
    observable="divergence",
    parameters=(FIRST, SECOND, SHIFT, REGULARISATION),
    prediction=Procedure(prediction, evaluate, evaluate_digits),
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("Wasserstein", "m^2 + (a - b)^2 at every epsilon", lambda v: v.m**2 + (v.a - v.b) ** 2),
        Rival("raw cost", "the entropic cost itself", closed),
        Rival("means alone", "m^2", lambda v: v.m**2),
    ),
    remark="In the limit of large epsilon it is no characteristic discrepancy: all laws of equal means look alike.",
)
