"""The sharper upper bound in terms of the largest class energy alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import AtMost, Condition, Derivation, Law, Rival, at_most
from lawbook.theory.lazy import sympy as sp
from lawbook.theory.memory_scaling.setting import CLASSES, DIMENSION, HERE, LARGEST_ENERGY, WEIGHT
from lawbook.theory.memory_scaling.sharper_upper_bound import chernoff_steps, union_premises
from lawbook.theory.memory_scaling.student import averaged_tail, averaged_tail_digits


def prediction(v: SimpleNamespace) -> Any:
    return (v.M - 1) * (1 + v.q**2 / (2 * v.Q_max)) ** (-v.d / 2) / 2


def derivation(v: SimpleNamespace) -> Derivation:
    slack, V = sp.symbols("slack V", positive=True)
    q, Q = v.q, v.Q_max
    largest = (v.M - 1) * averaged_tail(q / sp.sqrt(2 * Q), v.d)
    return Derivation(
        union_premises(),
        (
            *chernoff_steps(v),
            at_most(
                q**2 / (V + slack), q**2 / V,
                "V = Q_f + Q_y - q^2 <= 2 Q_max = V + slack, so t^2 = q^2/V is at least q^2/(2 Q_max)",
                lemma=True, witness=q**2 * slack / (V * (V + slack)),
            ),
            at_most(
                largest, prediction(v), "the M - 1 rivals, each at the smallest t, by the lemmas", where={v.d: (2, 12)},
                numeric=lambda mp, point: (
                    (point[v.M] - 1) * averaged_tail_digits(mp, point[q] / mp.sqrt(2 * point[Q]), point[v.d]),
                    (point[v.M] - 1) * (1 + point[q] ** 2 / (2 * point[Q])) ** (-point[v.d] / 2) / 2,
                ),
            ),
        ),
    )


LAW = Law(
    name="memory_scaling.simple_upper_bound",
    statement=(
        "With orthonormal unembeddings, or two classes, a token's error is at most "
        "(M - 1)/2 (1 + q^2 / (2 Q_max))^(-d/2), Q_max being the largest class energy."
    ),
    relation=AtMost(),
    observable="token_error",
    parameters=(WEIGHT, LARGEST_ENERGY, DIMENSION, CLASSES),
    conditions=(Condition("q**2 <= Q_max: the token's energy is part of its class's", lambda v: v.q**2 <= v.Q_max),),
    prediction=prediction,
    source=HERE,
    derivation=derivation,
    rivals=(
        Rival("one class of noise", "(M - 1)/2 (1 + q^2/Q_max)^(-d)",
              lambda v: (v.M - 1) * (1 + v.q**2 / v.Q_max) ** (-v.d) / 2),
        Rival("exponent d", "(M - 1)/2 (1 + q^2/(2 Q_max))^(-d)",
              lambda v: (v.M - 1) * (1 + v.q**2 / (2 * v.Q_max)) ** (-v.d) / 2),
        Rival("no union", "1/4 instead of (M - 1)/2", lambda v: prediction(v) / (2 * (v.M - 1))),
    ),
    remark="So the error is below d^-gamma / 2 as soon as d log(1 + q^2/(2 Q_max)) >= 2 (log M + gamma log d).",
)
