"""Masses on five to seven atoms, two of them without particles at first, integrated."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.population_flows import divergence_left
from lawbook.validate.experiment import Band, Experiment

SETS = ([0.2, 0.3, 0.5], [0.01, 0.9, 0.04, 0.03, 0.02])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"masses": masses, "reach": r, "t": t} for masses in SETS for r in (0.3, 0.9) for t in (0.1, 1.0, 8.0)]


EXPERIMENT = Experiment(
    law="measure_objectives.divergence_left_by_birth_death",
    observe=divergence_left,
    cells=cells,
    values=lambda cell: {"p": cell["masses"], "r": cell["reach"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-7, reason="error of the integrator"),
)
