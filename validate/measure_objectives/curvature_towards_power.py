"""Second differences of the transport cost from a power law to two points."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interpolations import curvature_towards_power
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shapes, shares = ((0.5, 1.0, 3.0), (0.2, 0.7)) if level == "quick" else ((0.4, 0.5, 1.0, 1.5, 3.0, 5.0), (0.1, 0.2, 0.5, 0.7, 0.9))
    return [{"a": a, "apart": apart, "t": t} for a in shapes for apart in (0.5, 2.0) for t in shares]


EXPERIMENT = Experiment(
    law="measure_objectives.curvature_towards_power",
    observe=curvature_towards_power,
    cells=cells,
    values=lambda cell: {"a": cell["a"], "L": cell["apart"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="differences"),
)
