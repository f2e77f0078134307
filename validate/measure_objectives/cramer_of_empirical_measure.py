"""Cramer distances of fresh draws from six laws."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.measure_objectives.empirical_distances import distance
from lawbook.validate.experiment import Band, Experiment, Looks, Step

GAPS = {"uniform": 1 / 6, "exponential": 0.5, "normal": np.pi**-0.5, "logistic": 1.0, "laplace": 0.75, "gumbel": float(np.log(2))}


def observe(reference: str, n: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return distance(reference, n, "cramer", seed=seed, replicates=replicates, first=first, block=20)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    pairs = [("uniform", 1), ("exponential", 3), ("normal", 10), ("logistic", 2), ("laplace", 30)]
    return [{"reference": r, "n": n} for r, n in (pairs if level == "quick" else [(r, n) for r in GAPS for n in (1, 2, 10, 100)])]


EXPERIMENT = Experiment(
    law="measure_objectives.cramer_of_empirical_measure",
    observe=observe,
    cells=cells,
    values=lambda cell: {"n": cell["n"], "g": GAPS[cell["reference"]]},
    statistic="mean",
    band=Band(relative=0.08, reason="two fifths of the 20 % of the mutants"),
    looks=Looks(first=60, growth=2, most=3),
    step=Step(constant=0.2, exponent=0.2),
)
