"""The gradient's component along W e e^T, along runs with layer norm."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import layer_norm
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(2, 3, 0.1), (5, 8, 0.5), (10, 30, 2.0)]
    return [{"M": M, "d": d, "step": s, "updates": 10, "layer_norm": True} for M, d, s in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Five runs in one replicate."""
    return flattened(layer_norm.observe(**cell, seed=seed, replicates=5, first=5 * first))


EXPERIMENT = Experiment(
    law="memory_scaling.layer_norm_gradient_is_orthogonal",
    observe=observe,
    cells=cells,
    values=lambda cell: {"M": cell["M"], "d": cell["d"]},
    statistic="exact",
    band=ROUNDING,
)
