"""Pairs let go beside an atom, until they rest."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.particle_pairs import trapped_pair
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"h": h, "q": q} for h in (0.7, 1.5) for q in (0.3, 0.5, 0.8)]


EXPERIMENT = Experiment(
    law="measure_objectives.place_of_trapped_pair",
    observe=trapped_pair,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
