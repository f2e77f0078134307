"""One exact gradient step beside the memory with q = p, on Zipf's and real frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import ROUNDING, flattened


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:100", 20, 5), (f"{tokens}#200", 30, 5), ("uniform:12", 4, 3)]
    names = ("tokens", "d", "M")
    return [dict(zip(names, row, strict=True), unembeddings="orthonormal", steps=1) for row in grid]


def observe(*, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """Five draws of the embeddings in one replicate."""
    return flattened(stored_weight.one_step(**cell, seed=seed, replicates=5, first=5 * first))


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": frequencies.resolve(cell["tokens"]), "d": cell["d"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.one_step_is_frequency_weighting",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=ROUNDING,
)
