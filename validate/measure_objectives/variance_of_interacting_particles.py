"""The stationary covariance of all particles, from Lyapunov's equation."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives import flows
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "kappa": k, "n": n} for a in (0.5, 1.0) for k in (0.5, 3.0) for n in (1, 2, 5, 40)]


def observe(a: float, kappa: float, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"variance"}: of the first of n particles."""
    drift = (a + kappa) * np.eye(n) - kappa / n
    return {"variance": flows.stationary_covariance(drift)[:1, 0]}


EXPERIMENT = Experiment(
    law="measure_objectives.variance_of_interacting_particles",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=1e-6, reason="rounding, with room"),
)
