"""The paper's lower bound on the expected error of any storage scheme, proved here with room to spare."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Premise, Rival, at_least, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens
from lawbook.theory.memory_scaling.setting import (
    CLASSES,
    DIMENSION,
    FREQUENCIES,
    LARGEST_CLASS,
    LARGEST_ENERGY,
    PAPER,
    TOKENS,
    WEIGHTS,
)
from lawbook.theory.memory_scaling.student import normal_tail
from lawbook.theory.source import Source


def overflowing(v: SimpleNamespace, factor: Any) -> Any:
    """Mass of the tokens with factor q^2 <= Q_max."""
    return over_tokens(v, lambda x: sp.Piecewise((1, factor * v.q[x] ** 2 <= v.Q_max), (0, True)))


def prediction(v: SimpleNamespace) -> Any:
    return overflowing(v, 3 * (v.d + 1)) / 20


def overflow_premises() -> tuple[Premise, ...]:
    return (
        Premise("Any unembeddings of equal norms. Let y be the class of largest energy, or any rival if that is the own class."),
        Premise("The token errs where y scores above the own class, with probability E Phi(-r q / sqrt(V)), "
                "V >= Q_f + Q_y - q^2 >= Q_max - q^2 (leakage only adds to V)."),
        Premise("E Phi(-r t) >= Phi(-sqrt(d) t) (law normal_lower_bound)."),
    )


def overflow_steps(v: SimpleNamespace) -> tuple[Any, ...]:
    """From the set 3 (d + 1) q^2 <= Q_max to the constant Phi(-1/sqrt(3)) = 0.2819 for each of its tokens."""
    d, w = sp.symbols("d w", positive=True)
    return (
        at_least(
            sp.Rational(1, 3), d / (3 * (d + 1) - 1),
            "d t^2 = d q^2/(Q_max - q^2) is largest at q^2 = Q_max/(3(d + 1)), and below 1/3 there", lemma=True,
            witness=2 / (3 * (3 * d + 2)),
        ),
        equal(
            sp.diff(normal_tail(sp.sqrt(w)), w), -sp.exp(-w / 2) / (2 * sp.sqrt(2 * sp.pi * w)), "differentiate",
            "Phi(-sqrt(w)) falls with w = d t^2, so its value at 1/3 is a lower bound", lemma=True,
        ),
    )


def derivation(v: SimpleNamespace) -> Derivation:
    return Derivation(
        overflow_premises(),
        (
            *overflow_steps(v),
            at_least(
                overflowing(v, 3 * (v.d + 1)) * normal_tail(1 / sp.sqrt(3)), prediction(v),
                "sum over the tokens of the set; Phi(-1/sqrt(3)) = 0.2819 is more than 1/20",
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.lower_bound_of_any_scheme",
    statement=(
        "Whatever the weights, the expected error is at least a twentieth of the mass of the tokens with "
        "3 (d + 1) q^2 <= Q_max, the largest class energy."
    ),
    relation=AtLeast(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, DIMENSION, CLASSES, LARGEST_ENERGY, TOKENS),
    conditions=LARGEST_CLASS,
    prediction=prediction,
    source=Source("derived here", PAPER, "after the paper's Theorem 1 as recalled"),
    derivation=derivation,
    rivals=(
        Rival("every token of the set errs", "the whole mass of the set", lambda v: overflowing(v, 3 * (v.d + 1))),
        Rival(
            "a tenfold larger set", "a twentieth of the mass of the tokens with (d + 1) q^2 <= 9 Q_max, times ten",
            lambda v: overflowing(v, (v.d + 1) / 9) / 2,
        ),
        Rival("no set", "a twentieth, whatever is stored", lambda v: sp.Rational(1, 20)),
    ),
    remark="The constant 1/20 may be replaced by 0.2819 (law lower_bound_of_overflow): measured / printed is 13 or more.",
)
