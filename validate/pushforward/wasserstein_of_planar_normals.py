"""The least and the largest cost among linear maps, by search over turns and reflections."""

from __future__ import annotations

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, exact, pair, planes


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **plane: float) -> dict[str, np.ndarray]:
    """{"least", "most", and "triangular": the cost of the triangular map}."""
    start, end = pair(plane)
    least, most = linear_maps.extreme_costs(start, end)
    return exact(least=least, most=most, triangular=linear_maps.cost(linear_maps.knothe(start, end), start))


EXPERIMENT = Experiment(
    law="pushforward.wasserstein_of_planar_normals", observe=observe, cells=planes, values=dict, statistic="exact", rounding=1e-9, band=ROUNDING,
)
