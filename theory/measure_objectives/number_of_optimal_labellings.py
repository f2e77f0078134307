"""Sets identify the labels where their intersections are single labels: how many labellings are left otherwise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal, integer, real
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.empirical import by_numbers
from lawbook.theory.measure_objectives.setting import FIRST_CHECK
from lawbook.theory.measure_objectives.votes import LABELS

INPUTS = integer("d", "number of inputs", low=1, typical=(1, 6))
SETS = integer("m", "sets seen at each input", low=1, typical=(1, 5))
CONFUSION = real("q", "probability that a wrong label is among the candidates", low=0, high=1, typical=(0.1, 1))


def prediction(v: SimpleNamespace) -> Any:
    return (1 + (v.K - 1) * v.q**v.m) ** v.d


def derivation(v: SimpleNamespace) -> Derivation:
    j, r = sp.Symbol("j", integer=True, nonnegative=True), sp.Symbol("r", positive=True)
    where = {v.K: [2, 3, 5], v.d: [1, 2, 4], v.m: [1, 3], v.q: (0.1, 0.9), r: (0.1, 0.9)}
    return Derivation(
        (
            Premise("The truth is in every set, so that the least infimum loss is 0, and a labelling has it where each label is in the intersection of its input's sets."),
            Premise("Their number is the product over inputs of the sizes of the intersections. A wrong label is in all m sets of an input with probability r = q^m; labels and inputs are independent."),
        ),
        (
            equal(sp.Sum((1 + j) * sp.binomial(v.K - 1, j) * r**j * (1 - r) ** (v.K - 1 - j), (j, 0, v.K - 1)), 1 + (v.K - 1) * r, "sum",
                  "mean size of an intersection: 1 and a binomial number of wrong labels", lemma=True, where=where, transform=by_numbers),
            equal((1 + (v.K - 1) * r).subs(r, v.q**v.m) ** v.d, prediction(v), "substitute", "a product of d independent sizes", where=where),
        ),
    )


LAW = Law(
    name="measure_objectives.number_of_optimal_labellings",
    statement="With m sets at each of d inputs, (1 + (K - 1) q^m)^d labellings have the least infimum loss on average: one, the truth, where sets are many, and all K^d where sets say nothing (q = 1).",
    relation=Equals(),
    observable="optima",
    parameters=(INPUTS, LABELS, SETS, CONFUSION),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("identified", "one, the truth, as if weak labels always identified it", lambda v: 1 + 0 * v.q),
        Rival("inputs add up", "1 + d (K - 1) q^m", lambda v: 1 + v.d * (v.K - 1) * v.q**v.m),
        Rival("last set", "(1 + (K - 1) q)^d, as if one set counted", lambda v: (1 + (v.K - 1) * v.q) ** v.d),
    ),
    remark="Where an intersection has two labels any choice between them is optimal: the objective alone does not identify the measure.",
)
