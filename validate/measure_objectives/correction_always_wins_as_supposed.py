"""Both rules on a grid, from the best first atom."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.atom_selection import correction_after
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"kernel": "gaussian", "bandwidth": h, "steps": k} for h in (0.5, 1.0) for k in (3, 5, 10)]


EXPERIMENT = Experiment(
    law="measure_objectives.correction_always_wins_as_supposed",
    observe=correction_after,
    cells=cells,
    values=lambda cell: {"k": cell["steps"], "h": cell["bandwidth"]},
    statistic="exact",
)
