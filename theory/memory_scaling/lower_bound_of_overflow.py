"""A sharper constant in the paper's lower bound: 0.2819 instead of 1/20."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtLeast, Derivation, Law, Rival, equal
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.expected_error_of_two_classes import over_tokens
from lawbook.theory.memory_scaling.lower_bound_of_any_scheme import (
    overflow_premises,
    overflow_steps,
    overflowing,
)
from lawbook.theory.memory_scaling.setting import (
    CLASSES,
    DIMENSION,
    FREQUENCIES,
    HERE,
    LARGEST_CLASS,
    LARGEST_ENERGY,
    TOKENS,
    WEIGHTS,
)
from lawbook.theory.memory_scaling.student import normal_tail


def prediction(v: SimpleNamespace) -> Any:
    return normal_tail(1 / sp.sqrt(3)) * overflowing(v, 3 * (v.d + 1))


def derivation(v: SimpleNamespace) -> Derivation:
    constant = normal_tail(1 / sp.sqrt(3))
    left = over_tokens(v, lambda x: sp.Piecewise((constant, 3 * (v.d + 1) * v.q[x] ** 2 <= v.Q_max), (0, True)))
    return Derivation(
        overflow_premises(),
        (
            *overflow_steps(v),
            equal(left, prediction(v), "sum", "every token of the set contributes its frequency times the constant"),
        ),
    )


LAW = Law(
    name="memory_scaling.lower_bound_of_overflow",
    statement=(
        "Whatever the weights, and for any unembeddings of equal norms, the expected error is at least 0.2819 = "
        "Phi(-1/sqrt(3)) times the mass of the tokens with 3 (d + 1) q^2 <= Q_max."
    ),
    relation=AtLeast(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, DIMENSION, CLASSES, LARGEST_ENERGY, TOKENS),
    conditions=LARGEST_CLASS,
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival(
            "a set 27 times larger", "0.2819 times the mass of the tokens with (d + 1) q^2 <= 9 Q_max",
            lambda v: normal_tail(1 / sp.sqrt(3)) * overflowing(v, (v.d + 1) / 9),
        ),
        Rival("every token of the set errs", "the whole mass of the set", lambda v: overflowing(v, 3 * (v.d + 1))),
    ),
    remark="The sheet has it for orthonormal unembeddings; the proof needs equal norms only.",
)
