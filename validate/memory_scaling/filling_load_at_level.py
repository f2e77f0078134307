"""The load at which a filled memory reaches an error, by bisection on the exact expected error over the number of tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def error(blocks: int, d: int, M: int) -> float:
    """The expected error of M x blocks tokens stored alike, M balanced classes, orthonormal unembeddings."""
    tokens = M * blocks
    return float(expected_error.orthonormal_error(np.full(tokens, 1 / tokens), np.ones(tokens), d, M, threads=1)[0])


def observe(
    epsilon: float, M: int, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"load"}: d M / N where the error is epsilon, N interpolated between two multiples of M, shape (1,)."""
    low, high = 1, 2
    while error(high, d, M) < epsilon:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if error(middle, d, M) >= epsilon else (middle, high)
    below, above = error(low, d, M), error(high, d, M)
    return {"load": np.array([d / (low + (epsilon - below) / (above - below))])}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Half of guessing, 10 % and 1 %, in a dimension that is large beside the finite-d correction."""
    classes = (2, 5, 10) if level == "quick" else (2, 5, 10, 30, 100)
    levels = [((1 - 1 / M) / 2, M) for M in classes] + [(e, M) for M in classes for e in (0.1, 0.01)]
    return [{"epsilon": e, "M": M, "d": 2000 if level == "quick" else 8000} for e, M in levels]


EXPERIMENT = Experiment(
    law="memory_scaling.filling_load_at_level",
    observe=observe,
    cells=cells,
    values=lambda cell: {"epsilon": cell["epsilon"], "M": cell["M"]},
    statistic="exact",
    band=Band(relative=0.005, reason="the correction of finite d, 0.2 %, and less than half of the planted 2 %"),
    step=Step(constant=0.02, exponent=0.02),
    rounding=1e-6,
)
