"""The figure of step schedules in its own setting: constant and decayed steps on common draws."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import sgd
from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": "zipf:1.5:10", "d": 5, "M": 5, "T": 1000}]


def observe(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """The risk at the end with a constant step of 10 less that with the decayed one; 16 runs per replicate."""
    runs = {**cell, "step": 10.0, "seed": seed, "replicates": 16 * replicates, "first": 16 * first}
    gain = sgd.observe(**runs)["error"] - sgd.observe(**runs, schedule="drop:101:0.03")["error"]
    return {"gain_of_decay": gain.reshape(replicates, 16).mean(axis=1)}


EXPERIMENT = Experiment(
    law="memory_scaling.step_decay_helps",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=2, most=4),
)
