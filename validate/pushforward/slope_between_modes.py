"""Difference quotients of the increasing map on a fine grid in its image."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward.line_maps import Modes, steepest
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": ratio * sigma, "sigma": sigma} for sigma in (0.5, 1.0, 2.0) for ratio in (0.5, 1.0, 2.0, 3.0, 6.0)]


def observe(a: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"slope"}."""
    return {"slope": np.array([steepest(Modes(a, sigma))])}


EXPERIMENT = Experiment(
    law="pushforward.slope_between_modes", observe=observe, cells=cells, values=dict, statistic="exact", rounding=1e-6,
    band=Band(relative=2e-6, reason="a difference quotient for a derivative: 4e-8; the planted errors are 5 %"),
)
