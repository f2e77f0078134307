"""Herding on a grid, from the best atom and from the farthest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.measure_objectives.atom_selection import discrepancy_after, squared_discrepancies
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"bandwidth": h, "steps": k, "start": start} for h in (0.5, 1.0) for start in ("farthest", "best") for k in ((1, 2, 3, 20) if level == "quick" else (1, 2, 5, 20, 200, 2000))]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"k": cell["steps"], "D2": squared_discrepancies(cell["bandwidth"], 1, "herding")[1] * (1 + 1e-8)}


EXPERIMENT = Experiment(
    law="measure_objectives.herding_at_most",
    observe=discrepancy_after,
    cells=cells,
    values=values,
    statistic="exact",
)
