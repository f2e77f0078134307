"""The banana's cost, by Gauss and Hermite's rule in the plane."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.pushforward import plane_maps
from lawbook.validate.experiment import Band, Experiment


def observe(b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"cost"}."""
    return {"cost": np.array([plane_maps.banana_cost(b)])}


EXPERIMENT = Experiment(
    law="pushforward.cost_of_banana",
    observe=observe,
    cells=lambda level, tokens: [{"b": b} for b in (0.1, 0.7, 2.0)],
    values=dict,
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
