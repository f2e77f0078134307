"""The swirl's cost, by quadrature over the radius."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.pushforward import plane_maps
from lawbook.validate.experiment import Band, Experiment


def observe(kappa: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"cost"}."""
    return {"cost": np.array([plane_maps.swirl_cost(kappa)])}


EXPERIMENT = Experiment(
    law="pushforward.cost_of_swirl",
    observe=observe,
    cells=lambda level, tokens: [{"kappa": kappa} for kappa in (0.1, 0.5, 0.87, 2.0)],
    values=dict,
    statistic="exact",
    rounding=1e-7,
    band=Band(relative=1e-6, reason="quadrature: 1e-8"),
)
