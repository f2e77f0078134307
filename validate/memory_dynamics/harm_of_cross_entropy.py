"""The minimiser of the cross-entropy by Newton's method, and the best error by the angular sweep."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import angular_sweep, minimiser
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """On both sides of the jump at c = (1 - P)/P."""
    return [
        {"P": P, "c": round(share * (1 - P) / P, 6)} for P in (0.6, 0.7, 0.8, 0.9, 0.99) for share in (0.5, 0.95, 1.05, 1.4)
    ]


def observe(
    P: float, c: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The error of the minimiser less the least error."""
    z = np.array([[c, np.sqrt(1 - c * c)], [c, -np.sqrt(1 - c * c)], [-1.0, 0.0]])
    p, u = np.array([P / 2, P / 2, 1 - P]), np.eye(2)
    w = minimiser.minimiser(z, u, p, np.zeros(3, dtype=int)).w
    direction = w.T @ (u[0] - u[1])
    error = angular_sweep.error_at(z, p, direction) - angular_sweep.best_error(z, p).error
    return {"excess_error": np.array([error])}


EXPERIMENT = Experiment(
    law="memory_dynamics.harm_of_cross_entropy",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=1e-9, reason="rounding"),
)
