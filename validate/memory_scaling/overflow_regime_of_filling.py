"""Filled memories with the frequencies of Zipf and of real tokens, at the edge of the overflow regime and beyond."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Experiment, Looks, Step
from lawbook.validate.memory_scaling.token_cells import LABELS


def observe(
    tokens: str, d: int, M: int, labels: str, unembeddings: str, draws: int, *, seed: np.random.SeedSequence, replicates: int,
    first: int = 0,
) -> dict[str, np.ndarray]:
    """{"error"} of a filled memory, averaged over `draws`, shape (replicates,)."""
    p = frequencies.resolve(tokens)
    found = direct.errors(
        p, np.ones(len(p)), d, M, seed=seed, replicates=replicates, first=first, draws=draws, unembeddings=unembeddings,
        labels=LABELS[labels](len(p), M), threads=1,
    )
    return {"error": found[:, 0, 0]}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Balanced classes and one class that holds nearly all, at the largest d of the regime; then memories that suffice."""
    grid = [
        ("uniform:100", 5, 5, "mod", "sphere"),
        ("zipf:2:120", 12, 3, "mod", "orthonormal"),
        ("zipf:1:60", 18, 2, "lone", "sphere"),
        (f"{tokens}#120", 19, 2, "mod", "sphere"),
        ("uniform:20", 95, 2, "mod", "sphere"),
        ("uniform:20", 400, 2, "mod", "sphere"),
    ]
    if level == "full":
        grid += [(f"{tokens}#1200", 79, 5, "mod", "sphere"), ("zipf:1.5:1000", 110, 3, "lone", "sphere")]
    return [dict(zip(("tokens", "d", "M", "labels", "unembeddings"), row, strict=True)) | {"draws": 10} for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    labels = LABELS[cell["labels"]](len(frequencies.resolve(cell["tokens"])), cell["M"])
    return {"d": cell["d"], "N_max": int(np.bincount(labels).max())}


EXPERIMENT = Experiment(
    law="memory_scaling.overflow_regime_of_filling",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=24, growth=4, most=2),
    step=Step(constant=19.0),
    note="The bound is loose by a factor of five or more; only a constant of 1 would show.",
)
