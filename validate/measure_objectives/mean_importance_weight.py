"""Mean weights at draws from the target."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.shifts import mean_weight
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(0.0, 0.5), (1.0, 0.5), (0.7, 0.8), (0.5, 1.0)] + ([(0.0, 1.1), (-1.0, 0.7)] if level == "full" else [])
    return [{"shift": m, "scale": s} for m, s in pairs]


EXPERIMENT = Experiment(
    law="measure_objectives.mean_importance_weight",
    observe=mean_weight,
    cells=cells,
    values=lambda cell: {"m": cell["shift"], "s": cell["scale"]},
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the 5 % of the mutants"),
    looks=Looks(first=50, growth=4, most=3),
)
