"""Soft labels are never better than the best hard ones."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.measure_objectives.disambiguation_is_infimum_loss import MAGNITUDES, moment, variance
from lawbook.theory.measure_objectives.setting import FIRST_CHECK


def prediction(v: SimpleNamespace) -> Any:
    return variance(v)


def derivation(v: SimpleNamespace) -> Derivation:
    q, p, a, b = sp.symbols("q p a b", positive=True)
    mixed = (a**2 + b**2) / 2 - (((2 * q - 1) * a + (2 * p - 1) * b) / 2) ** 2
    where = {q: (0.02, 0.98), p: (0.02, 0.98), a: (0.1, 3), b: (0.1, 3)}
    return Derivation(
        (Premise("The objective is concave in the law of the labels (law `bayes_risk_is_concave`), so that it is least at an extreme point: one label for each set."),),
        (
            at_least(-sp.diff(mixed, q, 2), 0, "concave in a share", lemma=True, where=where),
            at_least(mixed, (a**2 + b**2) / 2 - ((a + b) / 2) ** 2, "two sets: every mixture is at least as bad as equal signs", lemma=True, where=where,
                     witness=((a + b) ** 2 - ((2 * q - 1) * a + (2 * p - 1) * b) ** 2) / 4),
            equal(moment(v, 2) - moment(v, 1) * moment(v, 1), prediction(v), "expand", "the value at one sign for all"),
        ),
    )


LAW = Law(
    name="measure_objectives.mixed_labels_never_help",
    statement="No mixture of candidate labels {-a_i, a_i} has a smaller variance than the best selection.",
    relation=AtLeast(),
    observable="mixed",
    parameters=(MAGNITUDES,),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("soft labels", "soft labels cost a tenth more at least", lambda v: prediction(v) * sp.Rational(11, 10)),
    ),
    remark="Soft labels may help the optimiser (law `annealing_finds_more_optima`), not the optimum.",
)
