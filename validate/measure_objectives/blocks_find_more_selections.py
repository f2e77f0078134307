"""Problems small enough for exhaustive search."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.labels_from_sets import selection_scores
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(8, 3, 0.5)] if level == "quick" else [(6, 4, 0.5), (8, 3, 0.5), (8, 3, 0.7)]
    return [{"n": n, "labels": labels, "confusion": q} for n, labels, q in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.blocks_find_more_selections",
    observe=selection_scores,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"], "q": cell["confusion"]},
    statistic="mean",
    looks=Looks(first=140, growth=2, most=3),
)
