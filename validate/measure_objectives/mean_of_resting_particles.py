"""Particles integrated until they rest."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.line_flows import resting_mean
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"target": "exponential", "n": n} for n in (1, 2, 5, 10)]


EXPERIMENT = Experiment(
    law="measure_objectives.mean_of_resting_particles",
    observe=resting_mean,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="exact",
    band=Band(relative=1e-7, reason="error of the integrator"),
)
