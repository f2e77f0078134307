"""Two points by random features: the kernel is the mean of cosines over normal frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"Delta": d, "h": h} for d in (0.1, 1.0, 4.0) for h in (0.5, 2.0)]


def discrepancy(distances: Any, h: float) -> np.ndarray:
    """Twice the loss: the mean of |f - g|^2, of which the kernel is E cos(t (x - y))."""
    return 2 * cf.translated(distances, 0.0, cf.normal_frequencies(1 / h), nodes=3)


def observe(Delta: float, h: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"discrepancy": discrepancy(Delta, h)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.kernel_discrepancy_of_points",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-11,
    band=Band(absolute=1e-10, reason="rounding of a spectrally accurate quadrature"),
)
