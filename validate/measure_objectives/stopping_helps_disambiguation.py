"""The iteration with the published tolerance and the labels it tends to, on common draws."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interval_regression import interval_errors
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": 10, "skewed": skewed, "methods": ("disambiguation", "solved")} for skewed in ((True,) if level == "quick" else (True, False))]


EXPERIMENT = Experiment(
    law="measure_objectives.stopping_helps_disambiguation",
    observe=interval_errors,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "w": float(cell["skewed"])},
    statistic="proportion",
    looks=Looks(first=40, growth=2, most=3),
)
