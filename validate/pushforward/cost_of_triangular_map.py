"""The map by Cholesky factors, as a matrix."""

from typing import Any

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, planes
from lawbook.validate.pushforward.wasserstein_of_planar_normals import observe


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [cell for cell in planes(level, tokens) if (cell["a_1"], cell["b_1"]) != (2.0, 2.0) or cell["theta"] > 0]  # there all maps are the identity


EXPERIMENT = Experiment(
    law="pushforward.cost_of_triangular_map", observe=observe, cells=cells, values=dict, statistic="exact", rounding=1e-9, band=ROUNDING,
)
