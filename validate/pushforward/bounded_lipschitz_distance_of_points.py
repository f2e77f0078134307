"""Two points, and a grid between them, by linear programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import critics
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"Delta": d} for d in (0.01, 0.3, 1.0, 4.0, 30.0)]


def observe(Delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    grid = np.linspace(0, Delta, 11)
    here, there = np.eye(11)[0], np.eye(11)[-1]
    return {"distance": np.array([critics.best_critic(grid, here, there, "bounded_lipschitz")[0]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.bounded_lipschitz_distance_of_points",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-8, relative=1e-8, reason="the tolerance of the program"),
)
