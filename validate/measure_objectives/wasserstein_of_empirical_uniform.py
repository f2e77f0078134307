"""Uniform draws against the uniform law."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.empirical_distances import distance
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def observe(n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return distance("uniform", n, "wasserstein", seed=seed, replicates=replicates, first=first, block=20)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"n": n} for n in ((1, 2, 5, 20, 200) if level == "quick" else (1, 2, 3, 5, 10, 20, 50, 200, 2000, 10_000))]


EXPERIMENT = Experiment(
    law="measure_objectives.wasserstein_of_empirical_uniform",
    observe=observe,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the 10 % of the mutants"),
    looks=Looks(first=60, growth=2, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
