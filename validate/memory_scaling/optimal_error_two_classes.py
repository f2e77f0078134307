"""Direct simulation of memories with the best weights, against the least error of theory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import expected_error, gram
from lawbook.validate.experiment import Band, Experiment, Looks


def weights_of(rule: str, p: np.ndarray, d: int) -> np.ndarray:
    """The weights of a rule: optimal, frequency or uniform."""
    if rule == "optimal":
        return np.sqrt(expected_error.optimal_shares(p, d))
    if rule == "frequency":
        return p
    return np.ones_like(p)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:30", 4), ("zipf:1:20", 6), (f"{tokens}#30", 16)] + ([("zipf:2:100", 64)] if level == "full" else [])
    return [{"tokens": t, "d": d, "rule": "optimal", "draws": 400} for t, d in grid]


def observe(
    tokens: str, d: int, rule: str, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error"}: the simulated mean risk, averaged over `draws` of the embeddings."""
    p = frequencies.resolve(tokens)
    wrong = gram.token_errors(weights_of(rule, p, d), d, 2, seed=seed, replicates=replicates, first=first, draws=draws)
    return {"error": (wrong @ p) / draws}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.optimal_error_two_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="two fifths of the planted 5 %"),
    looks=Looks(first=32, growth=2, most=4),
)
