"""n particles of the Cramer flow rest at the medians of n cells, not at their means."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.passage_from_outside import MOVE
from lawbook.theory.measure_objectives.setting import HERE, SAMPLES


def prediction(v: SimpleNamespace) -> Any:
    j = sp.Symbol("j", integer=True, positive=True)
    return -sp.Sum(sp.log((2 * j - 1) / (2 * v.n)), (j, 1, v.n)) / v.n


def derivation(v: SimpleNamespace) -> Derivation:
    u = sp.Symbol("u", positive=True)
    j = sp.Symbol("j", integer=True, positive=True)
    half = sp.Rational(1, 2)
    where = {v.n: [1, 3, 8], u: (0.05, 0.95)}
    return Derivation(
        (MOVE, Premise("A particle of level u = (i - 1/2)/n rests where F = u; the exponential law has F^-1(u) = -log(1 - u), and 1 - u runs through the same levels.")),
        (
            equal(1 - sp.exp(sp.log(1 - u)), u, "solve", "where F(x) = u", lemma=True, where=where),
            equal(1 - (v.n + 1 - j - half) / v.n, (2 * j - 1) / (2 * v.n), "expand", "1 - u of the particle of rank n + 1 - j", lemma=True, where={**where, j: [1, 2]}),
            equal(sp.Sum(-sp.log((j - half) / v.n), (j, 1, v.n)) / v.n, prediction(v), "sum", "the mean of the places", where=where,
                  transform=lambda e: -sp.Sum(sp.log(sp.factor((j - half) / v.n)), (j, 1, v.n)) / v.n if e.has(sp.Sum) else e),
        ),
    )


LAW = Law(
    name="measure_objectives.mean_of_resting_particles",
    statement="n particles of the Cramer flow towards the exponential law of mean 1 rest at the medians -log(1 - (i - 1/2)/n) of n cells of equal mass, with the mean -(1/n) sum of log((2 j - 1)/(2 n)) = log n - log(Gamma(n + 1/2)/sqrt(pi))/n < 1.",
    relation=Equals(exact=True),
    observable="mean",
    parameters=(SAMPLES,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("best points", "the mean 1 of the cells' means, the best points in W_2", lambda v: sp.Integer(1) + 0 * v.n),
        Rival("levels i/(n + 1)", "quantiles at i/(n + 1)", lambda v: -sp.Sum(sp.log(sp.Symbol("j", integer=True, positive=True) / (v.n + 1)), (sp.Symbol("j", integer=True, positive=True), 1, v.n)) / v.n),
    ),
    remark="The sheet says that the limit is the optimal quantiser: it is so for the Cramer distance and W_1, and for W_2 only where medians of cells are means, as for U[0, 1].",
)
