"""Chains of the ancestral sampler with the usual variances, for the laws on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import ancestral


def rates(first: float, last: float, steps: int) -> np.ndarray:
    return np.linspace(first, last, steps)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Data narrower and wider than the noise, and three sets of rates; the first is the sheet's."""
    scales = (0.3, 0.8, 2.0) if level == "quick" else (0.1, 0.3, 0.8, 1.3, 2.0, 4.0)
    chains = ((1e-3, 0.25, 50), (0.05, 0.05, 8), (0.4, 0.1, 5)) + (() if level == "quick" else ((1e-4, 0.02, 400), (0.3, 0.3, 1)))
    return [{"s": s, "first_rate": low, "last_rate": high, "steps": steps} for s in scales for low, high, steps in chains]


def observe(
    s: float, first_rate: float, last_rate: float, steps: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"excess", "excess_of_small", "deficit", "deficit_of_large"} of the output's variance over s^2 and under it."""
    large, small = (ancestral.output_variance(s, rates(first_rate, last_rate, steps), kind) - s**2 for kind in ("large", "small"))
    return {name: np.array([value]) for name, value in
            {"excess": large, "excess_of_small": small, "deficit": -small, "deficit_of_large": -large}.items()}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"s": cell["s"], "gains": np.diff(ancestral.ratios(rates(cell["first_rate"], cell["last_rate"], cell["steps"])))}
