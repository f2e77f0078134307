"""Thresholding of drawn data: exact errors given the counts, averaged over data, over a grid of samples and dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Experiment, Looks


def observe(
    alpha: float, N: int, d: int, P: int, T: list[int], *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: means over 4 data sets in each replicate, shape (replicates, len(T))."""
    found = finite_data.observe_two_classes(
        f"zipf:{alpha}:{N}", f"top:{P}", d, T, seed=seed, replicates=4 * replicates, first=4 * first
    )["error"]
    return {"error": found.reshape(replicates, 4, len(T)).mean(axis=1)}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """From few samples, where everything seen is stored, to many, where the memory is the limit."""
    grid = [(1.5, 64, 4), (1.5, 256, 16), (2.0, 64, 4), (2.0, 512, 32), (3.0, 64, 4)]
    if level == "full":
        grid += [(2.0, 960, 60), (2.0, 64, 8), (1.2, 256, 16)]
    sizes = [30, 100, 1000, 10_000]
    return [{"alpha": alpha, "N": 4000, "d": d, "P": P, "T": sizes} for alpha, d, P in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell) | {"T": np.array(cell["T"])}


EXPERIMENT = Experiment(
    law="memory_scaling.data_plus_memory_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=48, growth=4, most=2),
)
