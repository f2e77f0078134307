"""Sinkhorn on points, and a singular value decomposition of its plan."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.entropic_plans import contraction_on_points
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    penalties = (0.3, 1.0) if level == "quick" else (0.1, 0.3, 0.6, 1.0)  # at 3 rounding is reached in a handful of steps
    return [{"kind": kind, "epsilon": e} for kind in ("skewed", "modes", "plane") for e in penalties]


EXPERIMENT = Experiment(
    law="measure_objectives.contraction_is_squared_singular_value",
    observe=contraction_on_points,
    cells=cells,
    values=lambda cell: {"epsilon": cell["epsilon"]},
    statistic="exact",
    band=Band(relative=1e-3, reason="errors of the next singular values, not yet gone"),
)
