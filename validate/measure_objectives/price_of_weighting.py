"""Variances of both slopes at many inputs."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.weighted_fits import price
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": 10_000, "s": s} for s in ((0.5, 0.8, 1.1) if level == "quick" else (0.4, 0.5, 0.7, 0.9, 1.1, 1.15))]


EXPERIMENT = Experiment(
    law="measure_objectives.price_of_weighting",
    observe=price,
    cells=cells,
    values=lambda cell: {"s": cell["s"]},
    statistic="mean",
    band=Band(relative=0.02, reason="sums over inputs in place of means"),
    looks=Looks(first=50, growth=3, most=3),
)
