"""Both methods on common draws: the published iteration, and the end of it."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interval_regression import interval_errors
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": 10, "skewed": True, "methods": (method, "average")} for method in (("solved",) if level == "quick" else ("solved", "disambiguation"))]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguation_beats_average_as_supposed",
    observe=interval_errors,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "w": float(cell["skewed"])},
    statistic="proportion",
    looks=Looks(first=40, growth=2, most=3),
)
