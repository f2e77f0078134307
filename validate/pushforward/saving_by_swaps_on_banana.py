"""Swaps within random pairs of noise points."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import plane_maps
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def observe(b: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return plane_maps.swap_savings(b, seed=seed, replicates=replicates, first=first)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"b": b} for b in ((2.0, 5.0) if level == "quick" else (1.5, 2.0, 3.0, 6.0))]


EXPERIMENT = Experiment(
    law="pushforward.saving_by_swaps_on_banana",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="mean",
    band=Band(relative=0.03, reason="three tenths of the planted 10 %"),
    looks=Looks(first=60, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
