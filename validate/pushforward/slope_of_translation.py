"""Slopes of the loss of a translation, by differences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    distances = (0.3, 2.0, 8.0) if level == "quick" else (0.1, 0.3, 1.0, 2.0, 4.0, 8.0, 16.0)
    return [{"Delta": d, "sigma": sigma, "w": w, "window": False} for d in distances for sigma in (0.5, 2.0) for w in (0.5, 1.5)]


def observe(
    Delta: float, sigma: float, w: float, window: bool, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    frequencies = cf.window(np.sqrt(3) * w) if window else cf.normal_frequencies(w, 361)
    h = 2e-3 * (sigma + 1 / w)
    ahead = cf.translated(Delta + h * np.arange(-3, 4), sigma, frequencies, nodes=361)
    return {"slope": np.array([np.array([-1, 9, -45, 0, 45, -9, 1]) @ ahead / (60 * h)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("Delta", "sigma", "w")}


EXPERIMENT = Experiment(
    law="pushforward.slope_of_translation",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-7, absolute=1e-11, reason="differences of sixth order and their rounding"),
)
