"""Second differences of the squared MMD of two points."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interpolations import curvature_of_point
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"x": x * h, "h": h} for h in (0.5, 2.0) for x in (0.0, 0.5, 1.0, 1.7, 3.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.curvature_of_moving_point",
    observe=curvature_of_point,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-5, absolute=1e-7, reason="second differences of rounded numbers"),
)
