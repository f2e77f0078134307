"""Gradients at random matrices, embeddings and weights against the stated form."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import gradient
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(1, 2, 3, 1.0), (7, 4, 6, 3.0), (20, 5, 3, 0.0)] + ([(100, 30, 20, 2.0)] if level == "full" else [])
    return [{"N": N, "M": M, "d": d, "scale": s, "layer_norm": False} for N, M, d, s in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Ten random instances in one replicate."""
    return flattened(gradient.observe(**cell, seed=seed, replicates=10, first=10 * first))


EXPERIMENT = Experiment(
    law="memory_scaling.gradient_identity",
    observe=observe,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("N", "M", "d")},
    statistic="exact",
    band=ROUNDING,
    note="The gradient itself is checked against finite differences in the simulator's own tests.",
)
