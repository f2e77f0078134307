"""The sample at which the second class goes, on average, along ln(1/delta)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.mode_estimation.elimination_runs import runs, two_best

LEVELS = (50.0, 140.0)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [([0.5, 0.25, 0.15, 0.1], 4.0), ([0.7, 0.2, 0.1], 24.0), ([0.4, 0.25, 0.15, 0.12, 0.08], 4.0)]
    return [{"p": p, "c": c, "ell": ell} for p, c in grid[: 2 if level == "quick" else 3] for ell in LEVELS]


def observe(p: list[float], c: float, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = runs(p, f"published:{c}", ell, seed=seed, replicates=replicates, first=first)
    return {"stopping_time": found["dropped_at"][:, 1]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return two_best(cell["p"]) | {"c": cell["c"], "ell": cell["ell"]}


EXPERIMENT = Experiment(
    law="mode_estimation.stopping_time_of_class",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %"),
    looks=Looks(first=200, growth=2, most=4),
    step=Step(constant=0.1, exponent=0.1),
)
