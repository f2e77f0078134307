"""Sinkhorn on quadratic potentials, for covariances that do not commute."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.entropic_plans import covariances, plan_of_normals
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shapes = [(1, 0), (2, 1), (3, 2)] + ([(5, 3), (10, 4)] if level == "full" else [])
    return [{"d": d, "draw": k, "epsilon": e, "shift": m} for d, k in shapes for e, m in ((0.3, 0.0), (2.0, 1.0))]


def observe(sorted_axes: bool = False, **cell: Any) -> dict[str, np.ndarray]:
    return plan_of_normals(**cell)


def values(cell: dict[str, Any]) -> dict[str, Any]:
    first, second = covariances(cell["d"], cell["draw"])
    if cell.get("sorted_axes"):
        spectrum = np.linalg.eigvalsh(first) * np.linalg.eigvalsh(second)
    else:
        spectrum = np.sort(np.linalg.eigvals(first @ second).real)  # those of A^1/2 B A^1/2
    return {"spectrum": spectrum, "T": float(np.trace(first + second)), "m": cell["shift"], "epsilon": cell["epsilon"]}


EXPERIMENT = Experiment(
    law="measure_objectives.entropic_cost_in_space",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=1e-7, reason="what the iteration leaves"),
    rounding=1e-8,
)
