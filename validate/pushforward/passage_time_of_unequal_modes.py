"""Mean passage times between unequal modes, by two sums over a grid."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import mode_hopping
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a * sigma, "sigma": sigma, "w": w} for sigma, w in ((1.0, 0.8), (0.7, 0.3), (1.5, 0.5)) for a in (4.5, 9.0, 18.0, 36.0)]


def observe(a: float, sigma: float, w: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"time"}."""
    return {"time": np.array([mode_hopping.passage_time(mode_hopping.Wells(a, sigma, w))])}


EXPERIMENT = Experiment(
    law="pushforward.passage_time_of_unequal_modes",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.02, reason="a tenth of what separates it from Kramers' constant; what extrapolation leaves is of order 1/a^4"),
    step=Step(constant=0.05, exponent=0.15),
)
