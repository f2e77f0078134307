"""Filled memories of equal d and N with several numbers of classes, by their exact expected errors."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_scaling.filling_collapse import values


def observe(
    d: int, M: int, N: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """The error with M classes against that with two, as fractions of guessing and as they are; shape (1,)."""
    p, q = np.full(N, 1 / N), np.ones(N)
    several, two = (expected_error.orthonormal_error(p, q, d, classes, threads=1) for classes in (M, 2))
    return {"ratio_to_two_classes": several / two / (2 - 2 / M), "ratio_of_errors": several / two}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Half as many, as many, and twice as many dimensions as tokens."""
    sizes = (100, 1000)
    return [{"d": d, "M": M, "N": N} for N in sizes for d in (N // 2, N, 2 * N) for M in (5, 10)]


EXPERIMENT = Experiment(
    law="memory_scaling.collapse_against_dimension",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="the corrections of finite d"),
    rounding=1e-8,
)
