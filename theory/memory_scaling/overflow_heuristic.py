"""The log-free heuristic behind the paper's theorem, read as an equality: kept because it is wrong."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lawbook.theory import Equals, Law, Rival
from lawbook.theory.memory_scaling.lower_bound_of_any_scheme import overflowing
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
from lawbook.theory.source import Source


def prediction(v: SimpleNamespace) -> Any:
    return overflowing(v, v.d)


LAW = Law(
    name="memory_scaling.overflow_heuristic",
    statement="The expected error is the mass of the tokens with d q^2 <= Q_max.",
    relation=Equals(),
    observable="error",
    parameters=(FREQUENCIES, WEIGHTS, DIMENSION, CLASSES, LARGEST_ENERGY, TOKENS),
    conditions=LARGEST_CLASS,
    prediction=prediction,
    source=Source("derived here", PAPER, "a reading of the paper's corollary as recalled"),
    rivals=(
        Rival("printed lower bound as equality", "a twentieth of the mass with 3 (d + 1) q^2 <= Q_max",
              lambda v: overflowing(v, 3 * (v.d + 1)) / 20),
        Rival("guessing", "the same mass times 1 - 1/M", lambda v: (1 - 1 / v.M) * overflowing(v, v.d)),
    ),
    remark=(
        "Refuted: right up to logarithms and constants only. For q = p, N = 100, d = 64 it says 0.235 where the error "
        "is 0.116; for q = 1 it jumps from 1 to 0 where the error falls smoothly."
    ),
)
