"""All selections from full sets, enumerated."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.identifiability import full_set_scores
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = ((6, 3), (10, 2)) if level == "quick" else ((6, 3), (10, 2), (8, 3), (6, 4))
    return [{"n": n, "labels": labels, "bandwidth": h} for n, labels in sizes for h in (0.1, 0.5)]


EXPERIMENT = Experiment(
    law="measure_objectives.full_sets_collapse",
    observe=full_set_scores,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "K": cell["labels"], "h": cell["bandwidth"]},
    statistic="exact",
    band=Band(relative=1e-8, reason="rounding"),
)
