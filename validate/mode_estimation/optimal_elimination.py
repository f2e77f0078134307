"""Samples between delta and delta squared by the rule of divergences: slopes in ln(1/delta)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.mode_estimation.elimination_runs import two_best
from lawbook.validate.mode_estimation.slope_of_stopping_time import LEVELS, slope


def cells_of(level: str, rule: str) -> list[dict[str, Any]]:
    """Problems with one near rival at the levels of delta between which slopes are taken."""
    grid = [[0.6, 0.2, 0.15, 0.05], [0.8, 0.2], [0.4, 0.25, 0.15, 0.12, 0.08]]
    return [{"p": p, "rule": rule, "ell": ell} for p in grid[: 2 if level == "quick" else 3] for ell in LEVELS]


def observe(p: list[float], rule: str, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return slope(p, rule, ell, seed, replicates, first)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return best | {"ell": cell["ell"]}


EXPERIMENT = Experiment(
    law="mode_estimation.optimal_elimination",
    observe=observe,
    cells=lambda level, tokens: cells_of(level, "kullback_leibler"),
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %"),
    looks=Looks(first=400, growth=2, most=4),
    step=Step(constant=0.1, exponent=0.1),
)
