"""Redundancy of Huffman's code where one class holds half of the mass or more."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.simulate.mode_estimation.trees import huffman_cost
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """A heavy class over rests that are random, equal, or all but one class."""
    rests = ["dirichlet:0.3:8:0", "dirichlet:2:20:0", "uniform:5", "uniform:8", "zipf:1:30", f"{tokens}#20"] + [[1 - e, e] for e in (1e-3, 1e-6)]
    return [{"p_1": p, "rest": rest} for p in (0.5, 0.6, 0.75, 0.9, 0.99) for rest in rests]


def observe(p_1: float, rest: Any, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"redundancy": mean length of Huffman's code less the entropy in bits}."""
    p = np.append(p_1, (1 - p_1) * np.asarray(resolve(rest)))
    seen = p[p > 0]
    return {"redundancy": np.array([huffman_cost(p) + seen @ np.log2(seen)])}


EXPERIMENT = Experiment(
    law="mode_estimation.redundancy_of_heavy_mode",
    observe=observe,
    cells=cells,
    values=lambda cell: {"p_1": cell["p_1"]},
    statistic="exact",
    rounding=1e-9,
)
