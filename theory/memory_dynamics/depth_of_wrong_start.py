"""How far the rare of two close tokens is un-learnt before it is learnt."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Asymptotic, Derivation, Law, Premise, Rival, equal, restrict
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_dynamics.pair import CLOSENESS, PREMISES, logistic
from lawbook.theory.memory_dynamics.setting import HEAD, HERE


def prediction(v: SimpleNamespace) -> Any:
    return sp.log(v.p_1 / (1 - v.p_1))


def derivation(v: SimpleNamespace) -> Derivation:
    p = v.p_1
    where = {p: (0.55, 0.95)}
    return Derivation(
        (
            *PREMISES,
            Premise("As alpha tends to 1 the sum of the margins stays 0 while their difference relaxes to a = b: m_1 = -m_2 = m with "
                    "p_1 sigma(-m) = p_2 sigma(m)."),
        ),
        (
            equal(
                p * logistic(-sp.log(p / (1 - p))), (1 - p) * logistic(sp.log(p / (1 - p))), "substitute",
                "m = log(p_1/p_2), the log-odds of one token with a noisy label", lemma=True, where=where,
            ),
            equal(sp.log(p) - sp.log(1 - p), prediction(v), "expand", "the depth -m_2", where=where),
        ),
    )


LAW = Law(
    name="memory_dynamics.depth_of_wrong_start",
    statement="As the inputs of two tokens collide, gradient flow takes the margin of the rare one down to -log(p_1/p_2) first.",
    relation=Asymptotic("k"),
    observable="depth",
    parameters=(restrict(HEAD, low_open=True, typical=(0.6, 0.95)), CLOSENESS),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("half the odds", "log(p_1/p_2)/2", lambda v: prediction(v) / 2),
        Rival("linear", "p_1 - p_2", lambda v: 2 * v.p_1 - 1),
    ),
)
