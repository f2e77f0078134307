"""How often set elimination with c = 0.1 names a wrong mode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.set_elimination import set_elimination
from lawbook.validate.experiment import Experiment, Looks

RUNS = 100


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Close classes, and two cells on which it passes: the tolerated error is large there."""
    close = [{"p": p, "delta": 2.0**-k} for p in ([0.36, 0.33, 0.31], "zipf:1:20") for k in ((3, 9) if level == "quick" else (1, 3, 5, 7, 9))]
    return [*close, {"p": [0.9, 0.1], "delta": 0.5}]


def observe(p: Any, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = set_elimination(p, delta, constant=0.1, seed=seed, replicates=RUNS * replicates, first=RUNS * first, most_samples=100_000)
    return {"error": found["error"].reshape(replicates, RUNS).sum(axis=1), "trials": np.full(replicates, float(RUNS))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.calibrated_constant_of_sets_as_printed",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=4, growth=4, most=3),
)
