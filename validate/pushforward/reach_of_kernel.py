"""Where the discrepancy of two points is steepest, on a grid of distances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.kernel_discrepancy_of_points import discrepancy


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"h": h} for h in (0.3, 1.0, 4.0)]


def observe(h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    grid = np.linspace(0, 5, 501)
    steepest = int(np.argmax(np.diff(discrepancy(grid, h))))
    return {"reach": np.array([(grid[steepest] + grid[steepest + 1]) / 2])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.reach_of_kernel",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="the grid's distances are 0.01 apart, at the least bandwidth of 0.3"),
)
