"""Variance after one first-order step from the exact law, by quadrature."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "s": s, "sigma": sigma, "c": c} for a in (0.5, 2.0) for s in (0.3, 1.0) for sigma in (0.5, 2.0) for c in (0.0, 0.6)]


def observe(a: float, s: float, sigma: float, c: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"lost": exact variance at the lower level less the outputs'}."""
    return {"lost": np.array([modes_in_few_steps.variance_ratio([0.5, 0.5], [-a, a], s, [sigma, c * sigma])["lost"]])}


EXPERIMENT = Experiment(
    law="pushforward.variance_lost_in_one_step",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=1e-7, reason="quadrature: 1e-10"),
)
