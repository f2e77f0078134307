"""The Hessian of the loss by real exponentials, by differences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import characteristic as cf
from lawbook.simulate.pushforward import landscape
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    reaches = (20.0, 30.0, 45.0, 70.0, 100.0, 150.0) if level == "quick" else (20.0, 26.0, 35.0, 48.0, 65.0, 85.0, 110.0, 150.0)
    return [{"r": r, "nu": nu} for nu in (0.0, 0.6, -1.0) for r in reaches]


def observe(r: float, nu: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    symmetric = cf.window(0.5 / r, 12)
    frequencies = cf.Frequencies(symmetric.values + 0.5 / r, symmetric.weights)

    def loss(mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
        return landscape.losses("normal", mean, deviation, (nu, 1.0), frequencies, exponential=True)

    eigenvalues = np.linalg.eigvalsh(landscape.hessian(loss, (nu, 1.0), (0.05, 0.05)))
    return {"condition": np.array([eigenvalues[1] / eigenvalues[0]])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="pushforward.condition_of_exponential_moments",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-4,
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what extrapolation leaves is of order (sigma T)^2"),
)
