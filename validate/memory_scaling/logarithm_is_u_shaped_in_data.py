"""Exact errors given the counts of few, of some, and of very many samples, two classes."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Experiment, Looks

DATA_SETS = 8
SAMPLES = (30, 1000, 100_000)


def observe(
    tokens: str, scheme: str, scaled: bool, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"excess"}: mean errors with few and with very many samples less that with some, shape (replicates, 2).

    `scaled` replaces the scheme by log(1 + n / n0), n0 = 0.002 T.
    """
    few, some, many = (
        finite_data.observe_two_classes(
            tokens, f"log-counts:{0.002 * T}" if scaled else scheme, d, T, seed=seed, replicates=DATA_SETS * replicates,
            first=DATA_SETS * first,
        )["error"].reshape(replicates, DATA_SETS).mean(axis=1)
        for T in SAMPLES
    )
    return {"excess": np.stack([few - some, many - some], axis=1)}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:1.5:5000", 30), ("zipf:2:2000", 30), (tokens, 30)]
    if level == "full":
        grid += [("zipf:1.5:20000", 100), (tokens, 100)]
    return [{"tokens": spec, "scheme": "log-counts:1", "scaled": False, "d": d} for spec, d in grid]


EXPERIMENT = Experiment(
    law="memory_scaling.logarithm_is_u_shaped_in_data",
    observe=observe,
    cells=cells,
    values=lambda cell: {"d": cell["d"]},
    statistic="mean",
    looks=Looks(first=12, growth=3, most=3),
)
