"""Exact sums over infinitely many tokens against the floor of thresholds at a multiple of d."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [10**k for k in range(4, 9)] if level == "quick" else [int(10 ** (k / 2)) for k in range(8, 17)]
    return [{"alpha": 2.0, "kappa": kappa, "d": d} for kappa in (0.25, 0.5, 1.0, 2.0) for d in dimensions]


def observe(
    alpha: float, kappa: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk of storing the kappa d most frequent tokens, two classes."""
    return {"error": expected_error.zipf_error(f"threshold:{kappa:g}d", alpha, d)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return dict(cell)


EXPERIMENT = Experiment(
    law="memory_scaling.threshold_floor",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted constants"),
    step=Step(constant=0.05, exponent=0.03),
    rounding=1e-10,
)
