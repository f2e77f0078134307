"""The risk of the pseudo-inverse of the most frequent keys."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.memory_scaling import perceptron
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.error_of_perceptron import values


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:1:100", 5), (f"{tokens}#200", 20), ("zipf:2:60", 8)]
    return [{"tokens": t, "d": d} for t, d in grid]


def observe(
    tokens: str, d: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    """Without the separation problems of the perceptron."""
    return perceptron.pseudo_inverse(d, tokens=tokens, seed=seed, replicates=replicates, first=first)


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_pseudo_inverse",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.024, reason="just less than half of the planted 5 %"),
    looks=Looks(first=128, growth=3, most=4),
)
