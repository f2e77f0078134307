"""Central differences of the distribution function of f(Z), f inverted by bisection."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import optimize, special

from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"z": z, "b": b} for z in (-1.5, -0.3, 0.8, 2.0) for b in (0.3, 1.0)]


def observe(z: float, b: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"density": of f(Z) at f(z)}, f(z) = sinh(b z)/b."""
    place, step = np.sinh(b * z) / b, 1e-4

    def below(x: float) -> float:
        return float(special.ndtr(optimize.brentq(lambda u: np.sinh(b * u) / b - x, -9, 9, xtol=1e-14, rtol=1e-14)))

    return {"density": np.array([(below(place + step) - below(place - step)) / (2 * step)])}



EXPERIMENT = Experiment(
    law="pushforward.density_of_pushforward",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="central differences; the planted errors are 5 %"),
)
