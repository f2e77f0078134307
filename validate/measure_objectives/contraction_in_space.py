"""Late changes of quadratic potentials, for covariances that do not commute."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.entropic_plans import covariances, plan_of_normals
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    shapes = [(1, 0), (2, 1), (3, 2)] + ([(5, 3), (10, 4)] if level == "full" else [])
    return [{"d": d, "draw": k, "epsilon": e, "shift": 0.0} for d, k in shapes for e in (0.2, 1.0)]


def observe(mean_axis: bool = False, **cell: Any) -> dict[str, np.ndarray]:
    return plan_of_normals(**cell)


def values(cell: dict[str, Any]) -> dict[str, Any]:
    first, second = covariances(cell["d"], cell["draw"])
    spectrum = np.linalg.eigvals(first @ second).real  # those of A^1/2 B A^1/2
    return {"q": float(spectrum.mean() if cell.get("mean_axis") else spectrum.max()), "epsilon": cell["epsilon"]}


EXPERIMENT = Experiment(
    law="measure_objectives.contraction_in_space",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=5e-3, reason="errors of the next eigenvalues, not yet gone"),
)
