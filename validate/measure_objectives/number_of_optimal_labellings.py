"""All labellings, enumerated for fresh sets."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.identifiability import optimal_labellings
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    settings = [(2, 3, 0.5, 1), (2, 4, 0.7, 3), (3, 2, 1.0, 4)] if level == "quick" else [(2, 3, 0.5, 1), (2, 4, 0.7, 3), (3, 2, 1.0, 4), (4, 3, 0.5, 2), (5, 2, 0.8, 6)]
    return [{"inputs": d, "labels": K, "confusion": q, "sets": m} for d, K, q, m in settings]


EXPERIMENT = Experiment(
    law="measure_objectives.number_of_optimal_labellings",
    observe=optimal_labellings,
    cells=cells,
    values=lambda cell: {"d": cell["inputs"], "K": cell["labels"], "m": cell["sets"], "q": cell["confusion"]},
    statistic="mean",
    band=Band(relative=0.02, reason="below half of the 5 % of the mutants"),
    looks=Looks(first=60, growth=3, most=4),
)
