"""The published slack of truncated search does nothing at practical sizes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Condition, Derivation, Equals, Law, Premise, Rival, at_most, equal, integer
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.mode_estimation.setting import CLASSES, HERE

ROUNDS = integer("R", "number of rounds", low=1, typical=(1, 15))


def slack(r: Any, m: Any) -> Any:
    """epsilon_r n_r: round r has 2^(r + 1) - 2 samples and the slack (2/3)^r/(4 m)."""
    return sp.Rational(2, 3) ** r / (4 * m) * (2 ** (r + 1) - 2)


def prediction(v: SimpleNamespace) -> Any:
    return sp.S.Zero


def derivation(v: SimpleNamespace) -> Derivation:
    r, m = sp.Symbol("r", integer=True, positive=True), v.m
    where = {r: [1, 3, 8], m: [2, 20, 100]}
    return Derivation(
        (
            Premise("A set is split in round r if it has at least N_max - epsilon_r n_r samples. Counts are whole numbers: a slack below 1 splits the "
                    "sets with N_max samples or more, as no slack does."),
        ),
        (
            equal(slack(r, m), (sp.Rational(4, 3) ** r - sp.Rational(2, 3) ** r) / (2 * m), "expand", "the slack in samples", lemma=True, where=where,
                  transform=lambda e: sp.powsimp(sp.expand(sp.expand_power_base(e)), force=True)),
            at_most((sp.Rational(4, 3) ** r - sp.Rational(2, 3) ** r) / (2 * m), sp.Rational(4, 3) ** r / (2 * m), "below 1 while (4/3)^r <= 2 m",
                    lemma=True, where=where, witness=sp.Rational(2, 3) ** r / (2 * m)),
            equal(sp.floor(sp.Rational(1, 2)), prediction(v), "expand", "what a slack below 1 adds to a whole number"),
        ),
    )


LAW = Law(
    name="mode_estimation.slack_schedule_is_inert",
    statement="As long as (4/3)^R <= 2 m, truncated search of R rounds asks the same questions with the slack (2/3)^r/(4 m) as without.",
    relation=Equals(exact=True),
    observable="difference",
    parameters=(CLASSES, ROUNDS),
    conditions=(Condition("(4/3)^R <= 2 m: the slack is below one sample", lambda v: 4.0**v.R <= 2 * v.m * 3.0**v.R),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one question a round", "R", lambda v: v.R),
    ),
    remark="With 100 classes it would take 19 rounds, a million samples; with three classes it does act. A schedule that outgrows the noise would be (2/3)^(r/2).",
)
