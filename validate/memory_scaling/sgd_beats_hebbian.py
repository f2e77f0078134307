"""SGD against memories that store the same number of samples."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_scaling import direct, sgd
from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.training_orders import values

SCHEMES = ["counts", "counts:0.25", "log-counts:1", "seen", "top:d/8"]


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(20, 3000), (50, 3000)] + ([(100, 10_000)] if level == "full" else [])
    return [{"tokens": "zipf:2:300", "d": d, "M": 5, "T": T, "step": 3.0} for d, T in grid]


def observe(
    tokens: str, d: int, M: int, T: int, step: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Each scheme's risk less SGD's; eight independent draws of each per replicate."""
    runs = {"replicates": 8 * replicates, "first": 8 * first}
    trained = sgd.observe(tokens, d, M, T, step, seed=streams.child(seed, "sgd"), **runs)["error"]
    stored = direct.observe(tokens, SCHEMES, d, M, T=T, seed=streams.child(seed, "stored"), **runs)["error"]
    return {"excess_of_hebbian": (stored - trained).reshape(replicates, 8, -1).mean(axis=1)}


EXPERIMENT = Experiment(
    law="memory_scaling.sgd_beats_hebbian",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=12, growth=2, most=4),
)
