"""Depths of the balanced tree of exhaustive search, averaged."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.trees import balanced_depths
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"m": m} for m in (2, 3, 5, 8, 100, 300, 1000, 1023, 1024, 1025, 100_000)]


def observe(m: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"mean_depth": over the leaves}."""
    return {"mean_depth": np.array([balanced_depths(m).mean()])}


EXPERIMENT = Experiment(
    law="mode_estimation.depth_of_balanced_tree",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-13,
    band=Band(relative=1e-12, reason="rounding"),
)
