"""Squared distances of the product of two batches from the true gap, features of three kinds with the same two moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward.batches import draws_of_estimates
from lawbook.validate.experiment import Band, Experiment, Looks, Step

GAPS = ([0.0, 0.0, 0.0], [1.0, 0.5, 0.7])
SPECTRUM = [1.0, 0.5, 0.25]


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    draws = 150 if level == "quick" else 4000
    return [
        {"gaps": gaps, "spectrum": SPECTRUM, "B": B, "draws": draws} for gaps in GAPS
        for B in ((1, 5) if level == "quick" else (1, 2, 5, 20))
    ]


def observe(
    gaps: list[float], spectrum: list[float], B: int, draws: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0
) -> dict[str, np.ndarray]:
    return draws_of_estimates(gaps, spectrum, 2 * B, seed=seed, replicates=replicates, first=first, draws=draws)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell[name] for name in ("gaps", "spectrum", "B")}


EXPERIMENT = Experiment(
    law="pushforward.variance_of_two_batches",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.1, reason="a third of the planted 30 %; rivals are off by a third and more"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.3, exponent=0.3),
)
