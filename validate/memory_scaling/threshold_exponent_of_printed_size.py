"""Slopes of exact sums over infinitely many tokens with the threshold that the paper prescribes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Band, Experiment, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Thresholds of whole numbers: dimensions P^(2 rho alpha + 1)."""
    cases = [(2.0, 0.1), (2.0, 0.5), (1.5, 0.5)] + ([(2.0, 1.0), (3.0, 0.3)] if level == "full" else [])
    grid = []
    for alpha, rho in cases:
        power = 2 * rho * alpha + 1
        sizes = (round(d ** (1 / power)) for d in np.geomspace(1e4, 1e8, 8))
        grid += [{"alpha": alpha, "rho": rho, "d": round(P**power)} for P in sizes]
    return grid


def observe(
    alpha: float, rho: float, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the exact mean risk of q = p^rho on the d^(1/(2 rho alpha + 1)) most frequent tokens, two classes."""
    size = round(d ** (1 / (2 * rho * alpha + 1)))
    return {"error": expected_error.zipf_error(f"threshold:{size}:{rho:g}", alpha, d)}


EXPERIMENT = Experiment(
    law="memory_scaling.threshold_exponent_of_printed_size",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=0.03, reason="two fifths of the planted 0.08, and corrections of the order of 1/P"),
    step=Step(exponent=0.08),
    rounding=1e-10,
)
