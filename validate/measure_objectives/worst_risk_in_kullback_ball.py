"""Normal losses on a fine grid, tilted until the edge of the ball."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.shifts import worst_normal_risk
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    radii = (0.05, 0.5, 2.0) if level == "quick" else (0.01, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
    return [{"m": m, "s": s, "radius": r} for m, s in ((1.0, 1.0), (0.5, 2.0)) for r in radii]


EXPERIMENT = Experiment(
    law="measure_objectives.worst_risk_in_kullback_ball",
    observe=worst_normal_risk,
    cells=cells,
    values=lambda cell: {"m": cell["m"], "s": cell["s"], "r": cell["radius"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="the grid ends at 14 standard deviations"),
)
