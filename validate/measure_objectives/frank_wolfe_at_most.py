"""Line search and correction on a grid, three kernels, from the best atom and from the farthest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import streams
from lawbook.simulate.measure_objectives.atom_selection import correction_after
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    counts = (1, 2, 20) if level == "quick" else (1, 2, 3, 5, 10, 50, 200)
    return [{"kernel": kind, "bandwidth": 1.0, "steps": k, "start": start} for kind in ("gaussian", "matern", "energy") for start in ("farthest", "best") for k in counts]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    found = correction_after(**{**cell, "steps": 1}, seed=streams.root(0))
    return {"k": cell["steps"], "f": float(found["first"][0]) * (1 + 1e-8), "R2": float(found["diameter"][0])}


EXPERIMENT = Experiment(
    law="measure_objectives.frank_wolfe_at_most",
    observe=correction_after,
    cells=cells,
    values=values,
    statistic="exact",
)
