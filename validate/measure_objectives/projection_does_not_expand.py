"""Samples projected on mixtures of fixed atoms; the largest ratio of many."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.objectives import projection_of_sample
from lawbook.validate.experiment import Experiment


def observe(atoms: int, n: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The largest ratio of 200 fixed draws: the law holds for every sample."""
    found = projection_of_sample(atoms, n, seed=seed, replicates=200)
    return {name: values.max(keepdims=True) for name, values in found.items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"atoms": atoms, "n": n} for atoms in (3, 12) for n in ((20, 500) if level == "quick" else (5, 20, 100, 500, 2000))]


EXPERIMENT = Experiment(
    law="measure_objectives.projection_does_not_expand",
    observe=observe,
    cells=cells,
    values=lambda cell: {"n": cell["n"]},
    statistic="exact",
)
