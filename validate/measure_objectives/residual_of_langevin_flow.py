"""Covariances integrated in rotated axes of a planar target."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"q": q, "r": r, "c": c, "t": t} for q, r in ((0.5, 2.0), (1.0, 3.0)) for c in (-0.4, 0.3) for t in (0.2, 1.0)]


def observe(q: float, r: float, c: float, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"residual"}: off the diagonal, in the axes of the target, which are turned by 0.7 from the coordinates."""
    axes = np.array([[np.cos(0.7), -np.sin(0.7)], [np.sin(0.7), np.cos(0.7)]])
    target = axes @ np.diag([q, r]) @ axes.T
    start = axes @ np.array([[1.0, c], [c, 2.0]]) @ axes.T
    return {"residual": np.array([(axes.T @ flows.langevin_covariance(start, target, t) @ axes)[0, 1]])}


EXPERIMENT = Experiment(
    law="measure_objectives.residual_of_langevin_flow",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
