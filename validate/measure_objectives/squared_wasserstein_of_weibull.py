"""Squared Wasserstein distances of draws of Weibull's law from it."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.empirical_distances import distance
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def observe(n: int, a: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return distance(f"weibull:{a}", n, "squared_wasserstein", seed=seed, replicates=replicates, first=first, block=20)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [(2, 2.0), (10, 0.7), (100, 4.0)] if level == "quick" else [(n, a) for n in (1, 2, 5, 10, 100, 500) for a in (0.9, 2.0, 4.0)]
    return [{"n": n, "a": a} for n, a in pairs]


EXPERIMENT = Experiment(
    law="measure_objectives.squared_wasserstein_of_weibull",
    observe=observe,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.08, reason="two fifths of the 20 % of the mutants"),
    looks=Looks(first=60, growth=3, most=4),
    step=Step(constant=0.2, exponent=0.2),
)
