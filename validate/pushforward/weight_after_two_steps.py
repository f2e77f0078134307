"""Outputs above 0 of the first-order sampler with three levels."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawbook.simulate.pushforward import modes_in_few_steps
from lawbook.validate.experiment import Band, Experiment

FAR = 1e8  # the first level: the mean's place is missed by about 1/FAR


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"a": a, "l": odds, "sigma": sigma} for a in (0.7, 2.0) for odds in (0.4, 2.2) for sigma in (0.5, 1.5)]


def observe(a: float, l: float, sigma: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:  # noqa: E741
    """{"share"}."""
    return {"share": np.array([modes_in_few_steps.share(a, l, [FAR, sigma, 0.0])])}


EXPERIMENT = Experiment(
    law="pushforward.weight_after_two_steps",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="the first level is not infinite, and sums with it are rounded"),
)
