"""Atoms of line search and of herding, with their own masses and with the best ones."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.measure_objectives.atom_selection import reweighted
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    counts = (3, 10, 30) if level == "quick" else (3, 5, 10, 30, 200)
    return [{"kernel": kind, "bandwidth": 0.5, "steps": k, "rule": rule} for kind in ("gaussian", "matern", "energy") for rule in ("line_search", "herding") for k in counts]


EXPERIMENT = Experiment(
    law="measure_objectives.correction_wins_on_same_atoms",
    observe=reweighted,
    cells=cells,
    values=lambda cell: {"k": cell["steps"], "h": cell["bandwidth"]},
    statistic="exact",
)
