"""Central differences of the integral of (F - G)^2."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import fits
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"s": s * w, "w": w} for w in (0.5, 1.0, 3.0) for s in (0.15, 0.25, 0.289, 0.32, 0.5, 1.0)]


def observe(s: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"derivative": with respect to s}."""
    target, step = fits.Target("uniform", w), 1e-3 * s
    high, low = (fits.energy_loss(target, w / 2, s + sign * step) for sign in (1, -1))
    return {"derivative": np.array([(high - low) / (2 * step)])}



EXPERIMENT = Experiment(
    law="pushforward.energy_slope_of_uniform",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-5,
    band=Band(relative=1e-4, absolute=1e-4, reason="central differences; the rivals are off by 0.06"),
)
