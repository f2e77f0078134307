"""Adam without memory, with and without layer norm."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import mean_error, values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [
        {"tokens": "zipf:2:100", "d": d, "M": 5, "T": 2048, "step": 1.0}
        for d in ((15, 30) if level == "quick" else (15, 30, 60))
    ]


def observe(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """The risk without layer norm less that with it, at batches of 256."""
    common = {**cell, "batch": 256, "update": "adam", "seed": seed, "replicates": replicates, "first": first}
    return {"gain_of_layer_norm": mean_error(**common) - mean_error(**common, layer_norm=True)}


EXPERIMENT = Experiment(
    law="memory_scaling.layer_norm_helps_adam_at_small_steps",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=16, growth=2, most=4),
)
