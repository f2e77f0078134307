"""Two points on a grid of half-lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import critics
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"Delta": d} for d in (1e-4, 0.01, 0.5, 1.0, 20.0)]


def observe(Delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """Half-lines that end in the cells of a grid around both points, weighted with the cells' lengths."""
    edges = Delta * np.linspace(-1, 2, 31)
    here, there = np.eye(31)[10], np.eye(31)[20]
    lines = np.tri(31)  # row k: all points up to the k-th
    total = 3 * Delta
    mean = critics.mean_over(lines[:-1], here, there, np.full(30, 1 / 30)) * np.sqrt(total)
    return {"ratio": np.array([critics.best_critic(edges, here, there, "half_lines")[0] / mean])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.kolmogorov_over_cramer",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
    band=Band(relative=1e-9, reason="rounding"),
)
