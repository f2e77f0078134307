"""Random classes and pairs of laws: the largest ratio of many."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.stability import opposite_deviations, random_classes
from lawbook.validate.experiment import Experiment


def observe(functions: int, outcomes: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """The largest ratios of 300 draws; for no outcomes, those of two functions with opposite deviations."""
    found = random_classes(functions, outcomes, seed=seed, replicates=300) if outcomes else opposite_deviations(1e-9)
    return {name: values.max(keepdims=True) for name, values in found.items()}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(2, 0), (2, 2), (10, 3)] + ([(2, 5), (10, 30), (50, 5)] if level == "full" else [])
    return [{"functions": functions, "outcomes": outcomes} for functions, outcomes in pairs]


EXPERIMENT = Experiment(
    law="measure_objectives.stability_of_bayes_risk",
    observe=observe,
    cells=cells,
    values=lambda cell: {"k": cell["functions"]},
    statistic="exact",
    rounding=1e-13,
)
