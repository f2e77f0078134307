"""Particles moved by their mid-ranks, and their distance by quantiles."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.simulate.measures import references
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"g": g, "n": n, "t": t} for g in (0.05, 0.2) for n in (1, 4, 15) for t in (0.3, 1.2)]


def observe(g: float, n: int, t: float, shift: float = 0.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"distance"}: squared, of n particles that start compressed towards 0.5, g away from the best points in mean square."""
    levels = (np.arange(n) + 0.5) / n
    gap = 0.6 - levels
    start = levels + gap * g / np.sqrt(np.mean(gap**2)) + shift
    return {"distance": np.array([references.squared_wasserstein_to(flows.energy_flow(start, t), references.UNIFORM)])}


EXPERIMENT = Experiment(
    law="measure_objectives.distance_along_energy_flow",
    observe=observe,
    cells=cells,
    values=lambda cell: {"g": cell["g"], "n": cell["n"], "t": cell["t"]},
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
