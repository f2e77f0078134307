"""Stored tokens of a ReLU read-out, asked one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """P = exp(eta^2 d / 4) keys, as many as the quasi-orthogonality lemma grants."""
    grid = [("zipf:2:200", 57, 20, 0.9), (f"{tokens}#300", 121, 30, 0.8), ("zipf:1.5:60", 7, 8, 0.99)]
    if level == "full":
        grid += [("zipf:2:4000", 3294, 40, 0.9)]
    names = ("tokens", "P", "d", "eta")
    return [dict(zip(names, row, strict=True), M=5, quasi_orthogonal=True) for row in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Four draws of keys, unembeddings and labels in one replicate."""
    return flattened(readout.relu(**cell, seed=seed, replicates=4, first=4 * first))


EXPERIMENT = Experiment(
    law="memory_scaling.relu_readout_is_exact",
    observe=observe,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("P", "eta", "M")},
    statistic="exact",
    band=ROUNDING,
)
