"""SGD with small and large batches at the same step and number of samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import mean_error, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:100", 10), ("zipf:2:100", 30), (f"{tokens}#100", 20)]
    return [{"tokens": t, "d": d, "M": 5, "T": 2048, "step": 1.0, "large_step": 1.0} for t, d in grid]


def observe(
    step: float, large_step: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any
) -> dict[str, np.ndarray]:
    """Batches of 1024 (with `large_step`) less batches of 16 (with `step`)."""
    large = mean_error(**cell, step=large_step, batch=1024, seed=seed, replicates=replicates, first=first)
    small = mean_error(**cell, step=step, batch=16, seed=seed, replicates=replicates, first=first)
    return {"excess_of_large_batches": large - small}


EXPERIMENT = Experiment(
    law="memory_scaling.small_batches_help",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=16, growth=2, most=4),
)
