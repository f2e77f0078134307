"""How often a margin falls in runs from random starts with orthonormal embeddings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.memory_dynamics import problems, scores
from lawbook.validate.experiment import Band, Experiment

STARTS = 20


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    steps = 200 if level == "quick" else 2000
    return [
        {"tokens": t, "M": M, "eta": eta, "steps": steps}
        for t in ("zipf:1:6", f"{tokens}#6") for M in (2, 5) for eta in (0.1, 10.0, 1000.0)
    ]  # fmt: skip


def observe(
    tokens: str, M: int, eta: float, steps: int, correlation: float = 0.0, outputs: str = "orthonormal", *,
    seed: np.random.SeedSequence, replicates: int = 1, first: int = 0,
) -> dict[str, np.ndarray]:
    """The number of times that a pairwise margin of a run fell, over runs from random scores of size 3."""
    falls = 0
    for rng in streams.generators(seed, STARTS):
        if outputs == "sphere":
            problem = problems.random_unit(tokens, M, 3, rng)
        else:
            problem = problems.equicorrelated(tokens, M, correlation, 0.0)
        start = 3 * rng.standard_normal((problem.tokens, M))
        run = scores.descend(problem, eta, steps, start=start, times="all", keep_scores=True)
        table = run.every_scores
        own = np.take_along_axis(table, np.broadcast_to(problem.labels[None, :, None], (*table.shape[:2], 1)), axis=2)
        moved = np.diff(own - table, axis=0)
        falls += int((moved < -1e-9).sum())
    return {"falls": np.array([float(falls)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"N": 6, "M": cell["M"], "eta": cell["eta"]}


EXPERIMENT = Experiment(
    law="memory_dynamics.margins_never_fall",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.5, reason="a count"),
)
