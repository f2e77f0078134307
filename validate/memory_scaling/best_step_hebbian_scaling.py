"""The best step size of real SGD in two dimensions, from a parabola through the errors of a grid of steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_scaling import sgd
from lawbook.validate.experiment import Band, Experiment, Looks

STEPS = np.geomspace(0.1, 1000, 9)
RUNS = 32


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(10, 40), (10, 80)] if level == "quick" else [(10, 40), (10, 80), (20, 160), (20, 320)]
    return [{"tokens": "zipf:2:200", "M": 5, "T": 1000, "low": low, "high": high} for low, high in pairs]


def observe(
    tokens: str, M: int, T: int, low: int, high: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """The best step in the higher dimension over that in the lower one; 32 runs of each step per replicate."""
    best = []
    for d in (low, high):
        seen = sgd.observe(
            tokens, d, M, T, STEPS.tolist(), seed=streams.child(seed, d), replicates=RUNS * replicates, first=RUNS * first
        )["error"]
        risk = np.log(seen.reshape(replicates, RUNS, len(STEPS)).mean(axis=1))
        bend, slope, _ = np.polyfit(np.log(STEPS), risk.T, 2)
        lowest = np.where(bend > 0, -slope / (2 * np.where(bend > 0, bend, 1.0)), np.log(STEPS[np.argmin(risk, axis=1)]))
        best.append(np.clip(lowest, np.log(STEPS[0]), np.log(STEPS[-1])))
    return {"growth": np.exp(best[1] - best[0])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": 2.0, "c": cell["high"] / cell["low"]}


EXPERIMENT = Experiment(
    law="memory_scaling.best_step_hebbian_scaling",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.3, reason="a best step is known to a factor; the claim is off by more than ten"),
    looks=Looks(first=6, growth=2, most=2),
)
