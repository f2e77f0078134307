"""Distances of noised mixtures on the line, translates among them, against the first distance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import contraction
from lawbook.validate.experiment import Experiment

PAIRS = (
    (([1.0], [0.0], [0.5]), ([1.0], [2.0], [0.5])),  # translates
    (([0.3, 0.7], [-1.0, 1.5], [0.6, 0.6]), ([1.0], [0.0], [1.0])),
    (([0.5, 0.5], [-1.0, 1.0], [0.5, 0.9]), ([0.3, 0.7], [-1.5, 1.0], [0.7, 0.9])),
)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = (0.2, 1.0) if level == "quick" else (0.05, 0.2, 0.5, 1.0, 2.0)
    return [{"which": which, "t": t} for which in range(len(PAIRS)) for t in times]


def observe(which: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"distance": np.array([contraction.wasserstein(*PAIRS[which], t)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"D": contraction.wasserstein(*PAIRS[cell["which"]], 0.0) * (1 + 4e-9), "t": cell["t"]}


EXPERIMENT = Experiment(
    law="pushforward.distance_at_most_under_noising",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,  # translates attain the bound
)
