"""Variance missing after Euler's rule, by quadrature over the noise."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "N": n} for a in (0.7, 1.0) for n in (2, 3, 4, 6, 8)]


def observe(a: float, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"missing"}: over the variance a^2."""
    return {"missing": np.array([modes_in_few_steps.missing_variance(a, N)])}


EXPERIMENT = Experiment(
    law="pushforward.spread_after_few_steps_as_supposed",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-4,
    band=Band(absolute=0.02, reason="under half of the planted 0.05"),
)
