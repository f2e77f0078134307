"""Variances after one first-order step from one noise level to 0."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import one_step
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    noise = (0.5, 3.0, 80.0) if level == "quick" else (0.1, 0.5, 1.0, 3.0, 10.0, 80.0)
    return [{"s": s, "sigma": sigma} for s in (0.3, 1.0, 2.0) for sigma in noise]


def observe(s: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {name: np.array([value]) for name, value in one_step.one_step_variances(s, sigma, 0.7).items()}


EXPERIMENT = Experiment(
    law="pushforward.variance_after_one_step",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-9,
    band=Band(relative=1e-8, reason="rounding"),
)
