"""E(d, T) E(16 d, 100 T) / (E(d, 100 T) E(16 d, T)), which a product of a function of d and one of T makes 1."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment, Looks

DATA_SETS = 8


def observe(
    tokens: str, d: int, T: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"cross_ratio"} of mean errors over 8 data sets each, exact given the counts, shape (replicates,)."""
    found = finite_data.observe_two_classes(
        tokens, "top:d/16", [d, 16 * d], [T, 100 * T], seed=seed, replicates=DATA_SETS * replicates, first=DATA_SETS * first
    )["error"]
    few_small, few_large, many_small, many_large = found.reshape(replicates, DATA_SETS, 4).mean(axis=1).T
    return {"cross_ratio": few_small * many_large / (many_small * few_large)}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"tokens": spec, "d": d, "T": T} for spec, d, T in (("zipf:2:4000", 64, 100), ("zipf:1.5:4000", 64, 100), (tokens, 256, 100))]


EXPERIMENT = Experiment(
    law="memory_scaling.product_law",
    observe=observe,
    cells=cells,
    values=lambda cell: {"d": cell["d"], "T": cell["T"]},
    statistic="mean",
    band=Band(relative=0.1, reason="a tenth would be a fair approximation"),
    looks=Looks(first=16, growth=2, most=3),
)
