"""Margins along the integrated flow of equicorrelated embeddings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(-0.15, 0.3), (0.3, 0.0), (0.5, 0.6), (0.6, -0.15)]
    return [{"rho_E": a, "rho_U": b, "M": 6, "t": [1.0, 10.0, 100.0, 1000.0]} for a, b in pairs]


def observe(
    rho_E: float, rho_U: float, M: int, t: list[float], zipf: float = 0.0, *, seed: np.random.SeedSequence,
    replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """The margin of the first of M tokens at the times t, (1, K); frequencies of a Zipf law of exponent `zipf`."""
    weights = np.arange(1, M + 1.0) ** -zipf
    problem = problems.equicorrelated((weights / weights.sum()).tolist(), M, rho_E, rho_U)
    return {"margin": flow.flow(problem, t[-1], times=t).margins[:, 0][None, :]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: np.array(cell[name]) if name == "t" else cell[name] for name in ("rho_E", "rho_U", "t", "M")}


EXPERIMENT = Experiment(
    law="memory_dynamics.equicorrelated_margin",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-7, reason="the integrator's tolerance of 1e-11 a step"),
)
