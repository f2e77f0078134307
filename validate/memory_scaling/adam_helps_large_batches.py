"""SGD and Adam without memory on common embeddings, starts and samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import mean_error, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:100", 20), ("zipf:2:100", 40), (f"{tokens}#100", 20)]
    return [{"tokens": t, "d": d, "M": 5, "T": 2048, "batch": 256, "sgd_step": 1.0} for t, d in grid]


def observe(
    batch: int, sgd_step: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any
) -> dict[str, np.ndarray]:
    """SGD's risk less Adam's, which takes step 1."""
    sgd = mean_error(**cell, step=sgd_step, batch=batch, seed=seed, replicates=replicates, first=first)
    adam = mean_error(**cell, step=1.0, batch=batch, update="adam", seed=seed, replicates=replicates, first=first)
    return {"excess_of_sgd": sgd - adam}


EXPERIMENT = Experiment(
    law="memory_scaling.adam_helps_large_batches",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=8, growth=2, most=4),
)
