"""The best threshold by exact sums over infinitely many tokens, equal weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_scaling import best_threshold_exponent


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [int(10 ** (k / 2)) for k in range(8, 15 if level == "quick" else 17)]
    return [{"alpha": alpha, "d": d} for alpha in (1.5, 2.0) for d in dimensions]


def observe(
    alpha: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"best_error", "best_size"} at rho = 0."""
    return best_threshold_exponent.observe(alpha, 0.0, d, seed=seed)


EXPERIMENT = Experiment(
    law="memory_scaling.best_threshold_size",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %"),
    rounding=1e-3,
    note="Undecided at any reachable dimension: corrections of order log log d / log d.",
)
