"""Exact errors given the counts of T and of 100 T samples, two classes, on Zipf's and on real tokens."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Experiment, Looks

DATA_SETS = 8


def observe(
    tokens: str, scheme: str, d: int, T: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"harm"}: mean error after 100 T samples less that after T, over 8 data sets each, shape (replicates,)."""
    found = finite_data.observe_two_classes(
        tokens, scheme, d, [T, 100 * T], seed=seed, replicates=DATA_SETS * replicates, first=DATA_SETS * first
    )["error"].reshape(replicates, DATA_SETS, 2)
    return {"harm": (found[..., 1] - found[..., 0]).mean(axis=1)}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:1.5:5000", 30), ("zipf:2:2000", 30), (tokens, 30)]
    if level == "full":
        grid += [("zipf:1.5:20000", 100), (tokens, 100)]
    return [{"tokens": spec, "scheme": "seen", "d": d, "T": 100} for spec, d in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.filling_is_hurt_by_data",
    observe=observe,
    cells=cells,
    values=lambda cell: {"d": cell["d"]},
    statistic="mean",
    looks=Looks(first=12, growth=3, most=3),
)
