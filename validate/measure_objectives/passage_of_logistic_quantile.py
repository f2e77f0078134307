"""Quantiles integrated through a logistic target until an event."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.line_flows import quantile_passage
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"target": "logistic", "u": u, "x": x, "y": y} for u in (0.1, 0.6) for x in (2.0, 6.0) for y in (0.5, 1.5)]


EXPERIMENT = Experiment(
    law="measure_objectives.passage_of_logistic_quantile",
    observe=quantile_passage,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("u", "x", "y")},
    statistic="exact",
    band=Band(relative=1e-7, reason="error of the integrator"),
)
