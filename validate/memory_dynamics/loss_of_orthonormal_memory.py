"""The loss along the integrated flow with orthonormal embeddings, to long times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = [1e3 * 3.0**k for k in range(8)]
    return [{"tokens": spec, "N": 4, "M": M, "t": t} for spec, M in (("zipf:1:4", 5), ("zipf:2:4", 2), (f"{tokens}#4", 3)) for t in times]


def observe(
    tokens: str, N: int, M: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss at time t from zero."""
    return {"loss": flow.flow(problems.orthonormal(tokens, M), t, times=[t]).loss}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("N", "M", "t")}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_of_orthonormal_memory",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; what is left falls like log t / t"),
    rounding=1e-8,
)
