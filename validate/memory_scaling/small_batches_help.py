"""SGD with small and large batches at the same step and number of samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import mean_error, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:100", 10), ("zipf:2:100", 30), (f"{tokens}#100", 20)]
    return [{"tokens": t, "d": d, "M": 5, "T": 2048, "step": 1.0} for t, d in grid]


def observe(
    T: int, small_T: int = 0, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any
) -> dict[str, np.ndarray]:
    """Batches of 1024 less batches of 16 (on `small_T` samples, if given)."""
    common = {**cell, "seed": seed, "replicates": replicates, "first": first}
    return {"excess_of_large_batches": mean_error(**common, T=T, batch=1024) - mean_error(**common, T=small_T or T, batch=16)}


EXPERIMENT = Experiment(
    law="memory_scaling.small_batches_help",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=8, growth=2, most=4),
)
