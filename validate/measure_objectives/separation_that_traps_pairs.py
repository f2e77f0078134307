"""Where pairs that start around one of two points stop to stay, by bisection."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.particle_pairs import trapping_separation
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"h": h} for h in (0.5, 2.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.separation_that_traps_pairs",
    observe=trapping_separation,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=5e-3, reason="near the fold a pair leaves more slowly than the run lasts"),
)
