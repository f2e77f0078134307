"""The best test functions of four classes between two normal laws, by linear programs over fine cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import critics
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    distances = (0.2, 3.0) if level == "quick" else (0.1, 0.2, 0.5, 1.0, 3.0, 6.0)
    return [{"Delta": d, "s": s} for d in distances for s in (0.5, 2.0)]


def observe(Delta: float, s: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    laws = critics.normal_cells(1.0, 1.0 + Delta, s, 120)
    return {kind: np.array([critics.best_critic(*laws, kind)[0]]) for kind in critics.CLASSES}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.best_bounded_critic",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-6, reason="cells are exact here: the densities cross at an edge; the tolerance of the program"),
)
