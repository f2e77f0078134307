"""Both methods on common draws: wins counted."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.labels_from_sets import label_errors
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(30, 0.5)] if level == "quick" else [(30, 0.5), (60, 0.8)]
    return [{"n": n, "labels": 4, "confusion": q, "methods": ("frank_wolfe", "average")} for n, q in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.disambiguated_labels_beat_average",
    observe=label_errors,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"], "q": cell["confusion"]},
    statistic="proportion",
    looks=Looks(first=60, growth=2, most=3),
)
