"""Shares of outputs above 0 after Euler's rule, for two points of nearly equal weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "N": n} for a in (0.5, 1.0, 3.0) for n in (32, 64, 128, 256)]


def observe(a: float, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"gain": how much faster than the data's share the outputs' moves from 1/2, less 1}."""
    return {"gain": np.array([modes_in_few_steps.amplification(a, N)])}


EXPERIMENT = Experiment(
    law="pushforward.imbalance_after_euler_flow",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-7,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order 1/N^2"),
)
