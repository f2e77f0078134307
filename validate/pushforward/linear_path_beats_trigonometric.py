"""Both energies integrated over time; bisection for where they are equal."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"s": s} for s in (0.5, 1.0, 2.0)]


def observe(s: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"threshold"}."""
    return {"threshold": np.array([linear_maps.balance(s)])}



EXPERIMENT = Experiment(
    law="pushforward.linear_path_beats_trigonometric",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=1e-4, reason="the integrator's error and bisection; the planted errors are 5 %"),
)
