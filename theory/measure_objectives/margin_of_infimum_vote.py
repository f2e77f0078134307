"""By how much the truth wins the infimum loss's vote."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Derivation, Equals, Law, Premise, Rival, equal
from lawbook.theory.measure_objectives.setting import FIRST_CHECK
from lawbook.theory.measure_objectives.votes import CONFUSION, INDEPENDENT, LABELS, MISSING


def prediction(v: SimpleNamespace) -> Any:
    return 1 - v.eta - v.q


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        (INDEPENDENT, Premise("With the 0-1 loss, the infimum loss of a label is 1 where it is not in the set: its vote is P(y in S).")),
        (equal((1 - v.eta) * (1 - v.q) - v.eta * v.q, prediction(v), "expand", "sets with the truth and without the other label, less those the other way round"),),
    )


LAW = Law(
    name="measure_objectives.margin_of_infimum_vote",
    statement="The infimum loss prefers the truth by 1 - eta - q, where sets miss the truth with probability eta and hold a wrong label with probability q, whatever the number of labels.",
    relation=Equals(),
    observable="infimum",
    parameters=(LABELS, CONFUSION, MISSING),
    prediction=prediction,
    source=FIRST_CHECK,
    derivation=derivation,
    rivals=(
        Rival("average", "(1 - eta - q)/(1 + (K - 2) q), divided by a mean size of sets", lambda v: (1 - v.eta - v.q) / (1 + (v.K - 2) * v.q)),
        Rival("no noise", "1 - q, as if the truth were always there", lambda v: 1 - v.q + 0 * v.eta),
    ),
)
