"""Thousands of weight vectors, most of them near the best, none below its error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies, streams
from lawbook.simulate.memory_scaling import expected_error
from lawbook.validate.experiment import Experiment

TRIED = 1500


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:2:30", 4), ("zipf:1:20", 6), ("zipf:1.5:50", 2), (f"{tokens}#30", 40)]
    return [{"tokens": t, "d": d} for t, d in grid]


def observe(
    tokens: str, d: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """The least exact error over powers, logarithms, random weights, and the best weights shaken by up to a half."""
    p = frequencies.resolve(tokens)
    rng = streams.generators(seed, 1)[0]
    best = np.sqrt(expected_error.optimal_shares(p, d))
    rank = np.arange(1, len(p) + 1)
    tried = [p**power for power in np.linspace(0, 1.5, 31)]
    tried += [np.log(np.maximum(size / rank, 1.0)) for size in np.geomspace(1.5, 50 * len(p), 60)]
    tried += [rng.random(len(p)) ** 3 * (rng.random(len(p)) < 0.7) for _ in range(TRIED // 3)]
    tried += [best * np.exp(size * rng.standard_normal(len(p))) for size in np.geomspace(0.01, 0.5, TRIED)]
    table = np.array([weights for weights in tried if weights.any()])
    errors = expected_error.two_class_error(p, table, [d] * len(table))
    return {"least_error": np.array([errors.min()])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.optimal_scheme_two_classes",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-14,
)
