"""Both methods on common draws: wins counted. The infimum loss as published and corrected."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.interval_regression import interval_errors
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    kinds = ((True, "corrected"),) if level == "quick" else tuple((skewed, loss) for skewed in (True, False) for loss in ("corrected", "infimum"))
    return [{"n": 10, "skewed": skewed, "methods": ("disambiguation", loss)} for skewed, loss in kinds]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguation_beats_infimum_loss",
    observe=interval_errors,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "w": float(cell["skewed"])},
    statistic="proportion",
    looks=Looks(first=20, growth=2, most=3),
)
