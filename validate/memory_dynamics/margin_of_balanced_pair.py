"""Margins along the integrated flow of two equally frequent correlated tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"alpha": a, "t": [0.5, 5.0, 50.0, 500.0]} for a in (-0.5, 0.0, 0.5, 0.9)]


def observe(
    alpha: float, t: list[float], p_1: float = 0.5, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The margin of the first token at the times t, (1, K)."""
    return {"margin": flow.flow(problems.two_particles(alpha, 1 - p_1), t[-1], times=t).margins[:, 0][None, :]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"alpha": cell["alpha"], "t": np.array(cell["t"])}


EXPERIMENT = Experiment(
    law="memory_dynamics.margin_of_balanced_pair",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-7, reason="the integrator's tolerance of 1e-11 a step"),
)
