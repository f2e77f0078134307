"""Points, or normal laws as cells, on one grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import critics
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"Delta": d, "s": 0.0} for d in (1e-6, 0.1, 1.0, 100.0)]


def observe(Delta: float, s: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """Points are normal laws of a deviation that is nothing against their distance."""
    _, one, other = critics.normal_cells(0.0, Delta, s or Delta * 1e-3, 400)
    return {"divergence": np.array([critics.jensen_shannon(one, other)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"Delta": cell["Delta"]}


EXPERIMENT = Experiment(
    law="pushforward.jensen_shannon_of_points",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
    band=Band(absolute=1e-10, reason="rounding"),
)
