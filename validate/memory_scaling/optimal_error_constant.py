"""The exact error of the water-filling shares on infinitely many Zipf tokens, two classes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [int(10 ** (k / 2)) for k in range(4, 11 if level == "quick" else 15)]
    return [{"alpha": alpha, "d": d} for alpha in ((1.5, 2.0) if level == "quick" else (1.5, 2.0, 3.0)) for d in dimensions]


def observe(
    alpha: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the least mean risk over all weights."""
    return {"error": expected_error.zipf_error("optimal", alpha, d)}


EXPERIMENT = Experiment(
    law="memory_scaling.optimal_error_constant",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.005, reason="a quarter of the planted 2 %; finite dimensions cost a multiple of 1/d"),
    step=Step(constant=0.02, exponent=0.02),
    rounding=1e-9,
)
