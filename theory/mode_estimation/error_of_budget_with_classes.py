"""A budget that keeps the empirical mode's error below delta: the number of classes belongs into its logarithm."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Derivation, Law, Premise, Rival, at_most, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import ERROR, HERE


def prediction(v: SimpleNamespace) -> Any:
    return v.delta


def derivation(v: SimpleNamespace) -> Derivation:
    m, gap, extra = sp.symbols("m gap extra", positive=True)
    where = {m: (2, 1000), gap: (0.01, 1), extra: (0, 1), v.delta: (0.001, 0.5)}
    need = sp.log((m - 1) / v.delta) / gap
    return Derivation(
        (Premise("n = ln((m - 1)/delta)/Delta^2 + extra, extra >= 0 the rounding up; law `error_bound_of_empirical_mode`."),),
        (
            at_most(
                (m - 1) * sp.exp(-gap * (need + extra)), (m - 1) * sp.exp(-gap * need), "more samples than needed", where=where,
            ),
            equal((m - 1) * sp.exp(-gap * need), prediction(v), "expand", "(m - 1) e^(-n Delta^2) at the need", where=where | {m: (2.5, 100)},
                  transform=sp.simplify),
        ),
    )


LAW = Law(
    name="mode_estimation.error_of_budget_with_classes",
    statement="The most frequent of ceil(ln((m - 1)/delta)/Delta^2) samples is not the mode with probability at most delta, however ties are broken.",
    relation=AtMost(),
    observable="error",
    parameters=(ERROR,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("without the classes", "the same for ceil(ln(1/delta)/Delta^2) samples", cell={"union": False}),
        Rival("a hundredth", "at most delta/100", lambda v: v.delta / 100),
    ),
    remark="The published experiments use the budget without m - 1 (law `error_of_budget_rule_as_printed`).",
)
