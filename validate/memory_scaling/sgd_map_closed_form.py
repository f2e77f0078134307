"""Real runs of SGD that split a fixed time into ever more visits."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (50, 100, 200, 400) if level == "quick" else (50, 100, 200, 400, 800, 1600, 3200)
    return [{"M": M, "c": c, "n": n} for M, c in ((5, 2.0), (5, 8.0), (20, 4.0)) for n in sizes]


def observe(
    M: int, c: float, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """n visits of step c/n."""
    return stored_weight.observe(M, [n], c / n, seed=seed, replicates=replicates, first=first)


EXPERIMENT = Experiment(
    law="memory_scaling.sgd_map_closed_form",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(absolute=0.002, reason="half of the smallest difference to the printed map's closed form, M = 20"),
)
