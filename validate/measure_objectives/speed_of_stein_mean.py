"""Seven skewed particles, followed for a short time."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.flows import stein_speeds
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"b": b, "q": q, "m": m, "w": w} for b in (0.0, 0.7) for q in (0.5, 2.0) for m in (-0.6, 1.1) for w in (0.4, 1.9)]


EXPERIMENT = Experiment(
    law="measure_objectives.speed_of_stein_mean",
    observe=stein_speeds,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-5, absolute=1e-6, reason="two short runs, extrapolated"),
)
