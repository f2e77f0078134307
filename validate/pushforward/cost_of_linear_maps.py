"""Costs of maps with random turns, as matrices."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import linear_maps
from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, exact, pair, planes


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{**cell, "phi": phi} for cell in planes(level, tokens) for phi in (0.0, 0.5, 2.0, -1.2)]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, phi: float, **plane: float) -> dict[str, np.ndarray]:
    """{"cost": E |A Z - Z|^2}; the map is checked to send one covariance to the other."""
    start, end = pair(plane)
    matrix = linear_maps.solution(start, end, linear_maps.turn(phi))
    if not np.allclose(matrix @ start @ matrix.T, end, rtol=0, atol=1e-12):
        raise ArithmeticError("the map does not send S_0 to S_1")
    return exact(cost=linear_maps.cost(matrix, start))


EXPERIMENT = Experiment(
    law="pushforward.cost_of_linear_maps", observe=observe, cells=cells, values=dict, statistic="exact", rounding=1e-11, band=ROUNDING,
)
