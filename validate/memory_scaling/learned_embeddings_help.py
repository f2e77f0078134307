"""SGD on the matrix alone and on embeddings and matrix, on Zipf's and real frequencies."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import mean_error, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:100", 10), ("zipf:2:100", 20), (f"{tokens}#100", 10)]
    return [{"tokens": t, "d": d, "M": 5, "T": 2048, "step": 1.0} for t, d in grid]


def observe(
    T: int, learned_T: int = 0, *, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any
) -> dict[str, np.ndarray]:
    """The risk of training W less that of training E, W and U (on `learned_T` samples, if given), at batches of 16."""
    common = {**cell, "batch": 16, "seed": seed, "replicates": replicates, "first": first}
    learned = mean_error(**common, T=learned_T or T, model="learnable")
    return {"gain_of_learned_embeddings": mean_error(**common, T=T) - learned}


EXPERIMENT = Experiment(
    law="memory_scaling.learned_embeddings_help",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=8, growth=2, most=3),
)
