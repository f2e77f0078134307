"""The entropic transport cost between normal laws."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.entropic import (
    FIRST,
    PLAN,
    SECOND,
    SHIFT,
    closed,
    correlation_root,
    cost,
    covariance,
)
from lawbook.theory.measure_objectives.setting import HERE, REGULARISATION


def prediction(v: SimpleNamespace) -> Any:
    return closed(v)


def derivation(v: SimpleNamespace) -> Derivation:
    c = sp.Symbol("c", positive=True)
    best, where = covariance(v.a, v.b, v.epsilon), {v.a: (0.4, 2), v.b: (0.4, 2), v.epsilon: (0.1, 3), v.m: (-2, 2), c: (0.01, 0.1)}
    return Derivation(
        (PLAN,),
        (
            equal(sp.diff(2 * c + v.epsilon / 2 * sp.log(v.a**2 * v.b**2 - c**2), c).subs(c, best), 0, "differentiate", "the best covariance: a^2 b^2 - c^2 = c epsilon/2", lemma=True,
                  where=where, transform=lambda e: sp.simplify(sp.radsimp(sp.simplify(e)))),
            equal(1 - best**2 / (v.a * v.b) ** 2, v.epsilon / (v.epsilon / 2 + correlation_root(v.a, v.b, v.epsilon)), "simplify", "one minus the squared correlation", lemma=True, where=where,
                  transform=lambda e: sp.simplify(e)),
            equal(v.m**2 + cost(v.a, v.b, v.epsilon), prediction(v), "substitute", "cost and entropy at the best plan", where=where, transform=by_numbers),
        ),
    )


LAW = Law(
    name="measure_objectives.entropic_cost_of_normals",
    statement="Between N(0, a^2) and N(m, b^2) the least E |x - y|^2 + epsilon KL(pi || product) is m^2 + a^2 + b^2 - D + (epsilon/2)(1 + log((D + epsilon/2)/epsilon)), D = sqrt(4 a^2 b^2 + epsilon^2/4).",
    relation=Equals(exact=True),
    observable="cost",
    parameters=(FIRST, SECOND, SHIFT, REGULARISATION),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("no entropy", "m^2 + (a - b)^2", lambda v: v.m**2 + (v.a - v.b) ** 2),
        Rival("half the penalty", "the same at epsilon/2", lambda v: closed(SimpleNamespace(a=v.a, b=v.b, m=v.m, epsilon=v.epsilon / 2))),
    ),
)
