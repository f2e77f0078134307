"""Least distances found by a search from random points that knows nothing of midpoints."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import best_points
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n} for n in ((1, 2, 3, 5) if level == "quick" else (1, 2, 3, 5, 8, 12))]


EXPERIMENT = Experiment(
    law="measure_objectives.best_points_of_uniform",
    observe=best_points,
    cells=cells,
    values=lambda cell: cell,
    statistic="exact",
    band=Band(relative=1e-5, reason="the search stops where steps no longer pay to rounding"),
)
