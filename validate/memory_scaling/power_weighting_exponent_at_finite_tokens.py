"""Slopes of exact sums over 10^10 tokens, between the edges of the window."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    dimensions = [int(10 ** (k / 2)) for k in range(8, 17)]
    return [{"alpha": 2.0, "rho": 0.2, "N": 10**count, "d": d} for count in ((10,) if level == "quick" else (9, 10)) for d in dimensions]


def observe(
    alpha: float, rho: float, N: int, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk of q = p^rho with two classes."""
    return {"error": expected_error.zipf_error(f"power:{rho:g}", alpha, d, 2, N)}


EXPERIMENT = Experiment(
    law="memory_scaling.power_weighting_exponent_at_finite_tokens",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=0.02, reason="two fifths of the planted 0.05"),
    step=Step(exponent=0.05),
    rounding=1e-10,
)
