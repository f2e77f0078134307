"""Normal laws fitted to fresh draws."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.empirical_distances import fitted_normal
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n} for n in ((2, 3, 5, 20) if level == "quick" else (2, 3, 5, 10, 20, 100, 1000))]


EXPERIMENT = Experiment(
    law="measure_objectives.squared_wasserstein_of_fitted_normal",
    observe=fitted_normal,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the 5 % of the mutants"),
    looks=Looks(first=300, growth=4, most=3),
)
