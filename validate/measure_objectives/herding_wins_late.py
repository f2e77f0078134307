"""Both rules on a grid."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.atom_selection import discrepancy_after
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = (1000, 2000) if level == "quick" else (1000, 1500, 2000, 5000)
    return [{"bandwidth": 1.0, "steps": k} for k in sizes]


EXPERIMENT = Experiment(
    law="measure_objectives.herding_wins_late",
    observe=discrepancy_after,
    cells=cells,
    values=lambda cell: {"k": cell["steps"], "h": cell["bandwidth"]},
    statistic="exact",
)
