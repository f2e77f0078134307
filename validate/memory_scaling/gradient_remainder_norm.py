"""The remainder of the gradient at W = 0."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import gradient
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (3, 5, 12) if level == "quick" else (3, 5, 12, 40)
    return [{"N": 6, "M": M, "d": 40, "scale": 0.0, "unembeddings": "orthonormal"} for M in sizes]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Five random instances in one replicate."""
    return flattened(gradient.observe(**cell, seed=seed, replicates=5, first=5 * first))


EXPERIMENT = Experiment(
    law="memory_scaling.gradient_remainder_norm",
    observe=observe,
    cells=cells,
    values=lambda cell: {"M": cell["M"]},
    statistic="exact",
    band=TO_ROUNDING,
)
