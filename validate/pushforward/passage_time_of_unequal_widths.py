"""Mean passage times between modes of unequal widths, by two sums over a grid."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import mode_hopping
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "sigma": sigma, "rho": rho, "w": w} for sigma, rho, w in ((1.0, 2.0, 0.8), (2.0, 1.0, 0.5), (1.3, 0.7, 0.3)) for a in (9.0, 13.0, 18.0, 26.0)]


def observe(a: float, sigma: float, rho: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"}."""
    return {"time": np.array([mode_hopping.passage_time(mode_hopping.Wells(a, sigma, w, rho))])}


EXPERIMENT = Experiment(
    law="pushforward.passage_time_of_unequal_widths",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order 1/a^4"),
    step=Step(constant=0.05, exponent=0.15),
)
