"""Telling a method the gap helps: its exponent is above that of methods that must find out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Law, Ordered, Premise, Rival, at_least, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation import gap_at_least, reverse_projection
from lawbook.theory.mode_estimation.budget_lower_bound import affinity
from lawbook.theory.mode_estimation.setting import HERE, MODE, SECOND
from lawbook.theory.mode_estimation.stopping import SORTED


def prediction(v: SimpleNamespace) -> Any:
    return sp.Integer(0)


def derivation(v: SimpleNamespace) -> Derivation:
    e = sp.Symbol("e", positive=True)
    where = {v.p_1: (0.4, 0.6), v.p_2: (0.05, 0.35)}
    x = gap_at_least.squared(v)
    return Derivation(
        (Premise("KL(p | q): law `reverse_projection`; KL(q | p): law `information_projection`; both are smooth in p."),),
        (
            at_least(x, reverse_projection.prediction(v), "law `reverse_gap_at_most`, strict for p_2 < p_1", lemma=True, where=where),
            at_least(-sp.log(1 - e), e, "law `gap_at_least`, strict as well", lemma=True, where={e: (0.001, 0.99)}),
            equal(
                (-sp.log(affinity(v)) - x) + (x - reverse_projection.prediction(v)),
                -sp.log(affinity(v)) - reverse_projection.prediction(v), "expand", "the difference is the sum of the two", lemma=True, where=where,
            ),
            at_least(-sp.log(affinity(v)) - reverse_projection.prediction(v), prediction(v), "hence positive", where=where),
        ),
    )


LAW = Law(
    name="mode_estimation.gap_order",
    statement=(
        "For p_1 > p_2 the least divergence KL(q | p) of a law q with q_2 >= q_1, which rules errors at a given budget, exceeds the least "
        "KL(p | q), which rules how soon a method can stop."
    ),
    relation=Ordered(above="information", below="reverse"),
    observable="difference",
    parameters=(MODE, restrict(SECOND, low_open=True)),
    conditions=(SORTED,),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(Rival("reversed", "the other way round", observable="reversed"),),
    remark="Near a tie the two agree to first order; with p_1 = 1/2 and p_2 near 0 they are ln 2 and (ln 2)/2, with p_1 near 1 infinity and ln 2.",
)
