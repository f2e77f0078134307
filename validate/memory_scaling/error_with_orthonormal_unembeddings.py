"""Orthonormal unembeddings: wrong answers of each token, counted in fresh memories, against the exact integral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import class_energies, labels, observe_token_errors, weights


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Tokens of one class each, so that all share the vector of energies: class 0 first."""
    draws = 4000 if level == "quick" else 20_000
    grid = [("zipf:1:9", 3, 3), ("zipf:1:9", 6, 4), ("zipf:2:12", 12, 5), (f"{tokens}#12", 8, 5)]
    return [
        {"tokens": spec, "scheme": "power:0.5", "d": d, "M": M, "unembeddings": "orthonormal", "draws": draws}
        for spec, d, M in grid
    ]


def observe_first_class(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """`observe_token_errors` for the tokens of class 0."""
    found = observe_token_errors(**cell, seed=seed, replicates=replicates, first=first)
    own = labels(cell) == 0
    return {name: array[:, own] for name, array in found.items()}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"q": weights(cell)[labels(cell) == 0], "Q": class_energies(cell), "d": cell["d"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_with_orthonormal_unembeddings",
    observe=observe_first_class,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.008, reason="a quarter of the 5 % mutants' difference at the larger errors"),
    looks=Looks(first=32, growth=4, most=3),
)
