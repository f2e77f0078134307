"""The loss of infinitely many Zipf tokens: the integrated flow of one token, read at every token's own time."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_dynamics import flow, problems
from lawbook.simulate.memory_scaling.zipf_nodes import zipf_nodes
from lawbook.validate.experiment import Band, Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    times = [10.0**k for k in range(2, 8)]
    return [{"alpha": alpha, "M": M, "t": t} for alpha, M in ((2.0, 2), (1.5, 2), (2.0, 50)) for t in times]


def observe(
    alpha: float, M: int, t: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The mean loss at time t from zero, orthonormal embeddings: tokens differ by the pace of their clocks alone."""
    nodes = zipf_nodes(alpha, np.inf, 1, ())
    clock, place = np.unique(nodes.p * t, return_inverse=True)
    path = flow.flow(problems.orthonormal([1.0], M), float(clock[-1]), times=clock.tolist())
    return {"loss": np.array([float(np.sum(nodes.multiplicity * nodes.p * path.loss[place])) + nodes.beyond * np.log(M)])}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_of_zipf",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(relative=0.01, reason="a fifth of the planted 5 %; the next term is of relative order t^(-1/alpha)"),
    rounding=1e-7,
)
