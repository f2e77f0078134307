"""Multiplicative weights on grids, axis by axis."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"spectrum": [0.3, 1.0, 2.0], "s": s, "eta": eta, "k": k} for s in (0.5, 1.5) for eta in (0.1, 0.7) for k in (1, 3, 20)]


def observe(spectrum: list[float], s: float, eta: float, k: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"gap"}: the mean energy; the grid reaches 10 deviations, so that its sums are exact to rounding."""
    x = np.linspace(-10 * s, 10 * s, 4001)
    start = np.exp(-((x / s) ** 2) / 2)
    energies = [a * x**2 / 2 for a in spectrum]
    return {"gap": np.array([sum(float(flows.multiplicative_weights(start / start.sum(), e, eta, k) @ e) for e in energies)])}


EXPERIMENT = Experiment(
    law="measure_objectives.gap_of_mirror_descent",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="error of the integrator"),
)
