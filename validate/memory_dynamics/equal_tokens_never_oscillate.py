"""How often a margin falls in runs of equicorrelated tokens, equally frequent or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Up to correlations at which 300 steps do not raise rounding errors to the size of margins: at 0.99 they do."""
    return [{"rho_E": rho, "M": M, "eta": eta} for rho in (0.0, 0.5, 0.9) for M in (2, 5) for eta in (0.1, 10.0, 1000.0)]


def observe(
    rho_E: float, M: int, eta: float, zipf: float = 0.0, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The number of falls of margins in 300 steps from zero; frequencies of a Zipf law of exponent `zipf`."""
    weights = np.arange(1, M + 1.0) ** -zipf
    run = scores.descend(problems.equicorrelated((weights / weights.sum()).tolist(), M, rho_E, 0.0), eta, 300, times=[300])
    return {"falls": np.array([float(run.falls.sum())])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("rho_E", "M", "eta")}


EXPERIMENT = Experiment(
    law="memory_dynamics.equal_tokens_never_oscillate",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a count"),
)
