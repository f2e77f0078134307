"""Descent over all training covariances, from a random start."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.shifts import best_training_cost
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    spectra = [[4.0, 1.0], [10.0, 1.0, 0.1], [5.0, 3.0, 1.0, 0.2]] + ([[1.0, 1.0, 1.0], [100.0, 1.0, 1.0, 1.0, 1.0]] if level == "full" else [])
    return [{"spectrum": s, "budget": c} for s in spectra for c in (1.0, 3.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.best_training_covariance",
    observe=best_training_cost,
    cells=cells,
    values=lambda cell: {"spectrum": cell["spectrum"], "c": cell["budget"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="what the descent leaves"),
)
