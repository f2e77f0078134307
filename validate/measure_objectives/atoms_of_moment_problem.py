"""Random potentials and moments on a grid of 500 points, by the simplex algorithm."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.objectives import atoms_of_moment_problem
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"moments": m, "grid": 500, "repeated": repeated} for m, repeated in [(0, 0), (1, 0), (4, 0), (10, 0), (4, 2)]]


EXPERIMENT = Experiment(
    law="measure_objectives.atoms_of_moment_problem",
    observe=atoms_of_moment_problem,
    cells=cells,
    values=lambda cell: {"m": cell["moments"]},
    statistic="mean",
    looks=Looks(first=6, growth=2, most=2),
)
