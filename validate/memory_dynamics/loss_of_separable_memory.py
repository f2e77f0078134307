"""The loss after up to 10^5 steps on random separable problems, against the norm of the max-margin memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import max_margin, problems, scores
from lawbook.validate.experiment import Band, Experiment


def problem_of(draw: int) -> problems.Problem:
    """Random unit embeddings: in those that the cells name no pair is close to support, which would be seen for very long."""
    return problems.random_unit("zipf:1:4", 3, 12, streams.generators(streams.root(0, "separable", draw), 1)[0])


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    sizes = [2000 * 2**k for k in range(9 if level == "quick" else 11)]
    return [{"draw": draw, "eta": eta, "T": T} for draw, eta in ((1, 3.0), (2, 1.0), (8, 1.0)) for T in sizes]


def observe(
    draw: int, eta: float, T: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The loss after T steps from zero."""
    return {"loss": scores.descend(problem_of(draw), eta, T, times=[T]).loss}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    problem = problem_of(cell["draw"])
    norm = max_margin.max_margin(*problem.embeddings(), problem.labels).squared_norm
    return {"S": norm, "eta": cell["eta"], "T": cell["T"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.loss_of_separable_memory",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %; pairs beyond the support correct it by powers of T"),
    rounding=1e-9,
)
