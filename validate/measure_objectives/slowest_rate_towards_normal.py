"""The outermost particle, pushed a little and followed."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.line_flows import late_rate
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"target": "normal", "n": n} for n in (1, 2, 5, 50, 1000)]


EXPERIMENT = Experiment(
    law="measure_objectives.slowest_rate_towards_normal",
    observe=late_rate,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="exact",
    band=Band(relative=1e-4, reason="the push is finite"),
)
