"""Two tokens with inputs on the sphere: wrong answers of the rarer one, counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.token_cells import observe_token_errors, weights


def observe_rarer(*, seed: np.random.SeedSequence, replicates: int, first: int = 0, **cell: Any) -> dict[str, np.ndarray]:
    """`observe_token_errors` for the second token alone."""
    found = observe_token_errors(**cell, seed=seed, replicates=replicates, first=first)
    return {name: array[:, 1:] for name, array in found.items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Ratios of the weights from a sixteenth to nearly 1; the two most frequent real tokens."""
    draws = 8000 if level == "quick" else 40_000
    grid = [("zipf:4:2", 3), ("zipf:2:2", 2), ("zipf:2:2", 8), ("zipf:1:2", 5), (f"{tokens}#2", 4)]
    return [
        {"tokens": spec, "scheme": "frequency", "d": d, "draws": draws, "inputs": "sphere", "unembeddings": "orthonormal"}
        for spec, d in grid
    ]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    q = weights(cell)
    return {"ratio": q[1] / q[0], "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_two_tokens_on_the_sphere",
    observe=observe_rarer,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(absolute=0.008, reason="a quarter of the 10 % mutants' difference at an error of 0.4"),
    looks=Looks(first=16, growth=4, most=3),
)
