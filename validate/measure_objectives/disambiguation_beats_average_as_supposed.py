"""Both methods on common draws: the end of the published iteration, and at full level, where thousands of draws can tell, the iteration as published."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interval_regression import interval_errors
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": 10, "skewed": True, "methods": (method, "average")} for method in (("solved",) if level == "quick" else ("disambiguation",))]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguation_beats_average_as_supposed",
    observe=interval_errors,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "w": float(cell["skewed"])},
    statistic="proportion",
    looks=Looks(first=40, growth=7, most=3),
)
