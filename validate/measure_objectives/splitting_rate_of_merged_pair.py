"""Pairs with a jitter of 1e-6, followed for a short time."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.particle_pairs import splitting
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"h": h, "a": a} for h in (0.7, 1.5) for a in (0.5, 1.5, 3.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.splitting_rate_of_merged_pair",
    observe=splitting,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-5, reason="the jitter is finite"),
)
