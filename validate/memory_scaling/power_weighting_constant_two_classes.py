"""Exact sums over infinitely many tokens against the constant of power weighting, two classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Dimensions beyond the ripple of single tokens."""
    dimensions = [10**k for k in range(3, 9)] if level == "quick" else [int(10 ** (k / 2)) for k in range(6, 17)]
    powers = [(2.0, 1.0), (1.5, 1.0), (2.0, 0.5)] + ([(3.0, 1.0), (2.0, 0.35)] if level == "full" else [])
    return [{"alpha": alpha, "rho": rho, "M": 2, "d": d} for alpha, rho in powers for d in dimensions]


def observe(
    alpha: float, rho: float, M: int, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk of q = p^rho on Zipf's law with infinitely many tokens."""
    return {"error": expected_error.zipf_error(f"power:{rho:g}", alpha, d, M)}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("alpha", "rho", "d")}


EXPERIMENT = Experiment(
    law="memory_scaling.power_weighting_constant_two_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="the ripple of single tokens at the cut, a fifth of the planted constants"),
    step=Step(constant=0.05, exponent=0.03),
    rounding=1e-10,
)
