"""Clouds of tied particles, moved by mid-ranks."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.simulate.measures import references
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"x": x, "t": t, "count": n} for x in (0.1, 0.8) for t in (0.2, 0.6) for n in (2, 25)]


def observe(x: float, t: float, count: int, jitter: float = 0.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"distance"}: squared, of `count` particles that start within `jitter` of x."""
    start = x + jitter * np.linspace(-0.5, 0.5, count)
    return {"distance": np.array([references.squared_wasserstein_to(flows.energy_flow(start, t), references.UNIFORM)])}


EXPERIMENT = Experiment(
    law="measure_objectives.point_start_never_spreads",
    observe=observe,
    cells=cells,
    values=lambda cell: {"x": cell["x"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
