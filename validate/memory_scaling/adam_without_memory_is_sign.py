"""Moves of single entries of W under Adam."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import adam
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:10", 6, 4), (f"{tokens}#20", 10, 5)]
    return [{"tokens": t, "d": d, "M": M, "updates": 3, "beta": 0.0, "guard": 0.0} for t, d, M in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Five draws in one replicate."""
    return flattened(adam.first_steps(**cell, seed=seed, replicates=5, first=5 * first))


EXPERIMENT = Experiment(
    law="memory_scaling.adam_without_memory_is_sign",
    observe=observe,
    cells=cells,
    values=lambda cell: {"d": cell["d"], "M": cell["M"]},
    statistic="exact",
    band=ROUNDING,
)
