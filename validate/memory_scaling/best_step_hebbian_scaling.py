"""The best step size of real SGD in several dimensions, from a parabola through the errors of a grid of steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import sgd
from lawbook.validate.experiment import Band, Experiment, Looks

STEPS = np.geomspace(0.1, 100, 7)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dims = (10, 20, 40, 80) if level == "quick" else (10, 20, 40, 80, 160)
    return [{"tokens": "zipf:2:400", "M": 5, "T": 2000, "d": d} for d in dims]


def observe(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """The minimum of a parabola in log step through the mean log risk of 16 runs per replicate."""
    seen = sgd.observe(**cell, step=STEPS.tolist(), seed=seed, replicates=16 * replicates, first=16 * first)["error"]
    risk = np.log(seen.reshape(replicates, 16, len(STEPS)).mean(axis=1))
    bend, slope, _ = np.polyfit(np.log(STEPS), risk.T, 2)
    return {"best_step": np.exp(-slope / (2 * bend))}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": 2.0, "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.best_step_hebbian_scaling",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.2, reason="a tenth of the claimed exponent"),
    looks=Looks(first=8, growth=2, most=4),
)
