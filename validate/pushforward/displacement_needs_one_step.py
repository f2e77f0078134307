"""Euler steps of the linear path, noise and data paired or independent."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"sigma": sigma, "N": N} for sigma in (0.3, 1.0, 2.5) for N in (1, 2, 5, 20, 100)]


def observe(sigma: float, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"deviation": of the output for paired points, "independent": for independent ones}."""
    return {name: np.array([linear_maps.euler_deviation(sigma, N, coupled)]) for name, coupled in (("deviation", True), ("independent", False))}



EXPERIMENT = Experiment(
    law="pushforward.displacement_needs_one_step",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-11,
    band=Band(relative=1e-10, reason="rounding of 100 steps"),
)
