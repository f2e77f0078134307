"""SGD of batch one at three step sizes, on common embeddings and samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import sgd
from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import values

STEPS = [0.1, 3.0, 100.0]


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(10, 2000), (20, 2000), (40, 8000)] + ([(80, 8000)] if level == "full" else [])
    return [{"tokens": "zipf:2:400", "d": d, "M": 5, "T": T} for d, T in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Differences of the risks at steps 0.1, 3 and 100; eight runs per replicate."""
    seen = sgd.observe(**cell, step=STEPS, seed=seed, replicates=8 * replicates, first=8 * first)["error"]
    small, best, large = seen.reshape(replicates, 8, 3).mean(axis=1).T
    return {
        "excess_over_best_step": np.stack([small - best, large - best], axis=1),
        "gain_of_larger_steps": (best - large)[:, None],
        "gain_of_smaller_steps": (best - small)[:, None],
    }


EXPERIMENT = Experiment(
    law="memory_scaling.best_step_is_interior",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=16, growth=2, most=4),
)
