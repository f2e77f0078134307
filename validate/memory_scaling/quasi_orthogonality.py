"""Random unit vectors: how often some pair is correlated by more than the lemma's angle."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(3, 6), (5, 10), (10, 40), (30, 20)]
    if level == "full":
        grid += [(57, 20), (200, 60), (1000, 40)]
    return [{"P": P, "d": d, "draws": 50} for P, d in grid]


def observe(
    P: int, d: int, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Among `draws` sets of vectors per replicate, those with a pair beyond the angle, and beyond half of it."""
    largest = readout.correlation(P, d, seed=seed, replicates=replicates * draws, first=first * draws)
    largest = largest["largest_correlation"].reshape(replicates, draws)
    eta = 2 * np.sqrt(np.log(P) / d)
    return {
        "failures": (largest > eta).sum(axis=1),
        "failures_at_half": (largest > eta / 2).sum(axis=1),
        "trials": np.full(replicates, draws),
    }


EXPERIMENT = Experiment(
    law="memory_scaling.quasi_orthogonality",
    observe=observe,
    cells=cells,
    values=lambda cell: {"P": cell["P"], "d": cell["d"]},
    statistic="proportion",
    looks=Looks(first=8, growth=4, most=3),
)
