"""The load at which M equal classes in a large dimension err with a given probability, for up to 10^13 classes."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import brentq

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment


def observe(
    epsilon: float, M: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"load"}: where the exact error of balanced classes crosses epsilon, shape (1,)."""
    score = brentq(lambda s: float(expected_error.balanced_chance(s, M)) - epsilon, 0.0, 40.0, xtol=1e-12)
    return {"load": np.array([score**2])}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [10**k for k in range(5, 14)]
    return [{"epsilon": e, "M": M} for e in (0.3, 0.1) for M in sizes]


EXPERIMENT = Experiment(
    law="memory_scaling.filling_load_of_many_classes",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="exact",
    band=Band(relative=0.015, reason="corrections of relative order (log M)^(-3/2); a third of the planted 5 %"),
    rounding=1e-9,
)
