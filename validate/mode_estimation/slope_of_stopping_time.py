"""Samples between delta and delta squared, from the same draws: slopes in ln(1/delta)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.mode_estimation.elimination_runs import runs, two_best

LEVELS = (50.0, 140.0)


def slope(p: list[float], rule: str, ell: float, seed: np.random.SeedSequence, replicates: int, first: int) -> dict[str, np.ndarray]:
    """{"slope"}: samples until one class is left, from delta = e^-ell to e^(-2 ell), per unit of ln(1/delta)."""
    ends = [runs(p, rule, at, seed=seed, replicates=replicates, first=first)["samples"] for at in (ell, 2 * ell)]
    return {"slope": (ends[1] - ends[0]) / ell}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [([0.6, 0.2, 0.15, 0.05], 4.0), ([0.7, 0.2, 0.1], 24.0), ([0.4, 0.25, 0.15, 0.12, 0.08], 1.0)]
    return [{"p": p, "c": c, "ell": ell} for p, c in grid[: 2 if level == "quick" else 3] for ell in LEVELS]


def observe(p: list[float], c: float, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return slope(p, f"published:{c}", ell, seed, replicates, first)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return best | {"c": cell["c"], "ell": cell["ell"]}


EXPERIMENT = Experiment(
    law="mode_estimation.slope_of_stopping_time",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %"),
    looks=Looks(first=400, growth=2, most=4),
    step=Step(constant=0.1, exponent=0.1),
    note="Ratios T/ln(1/delta) are off by a factor of two and more at any delta of practice; slopes are not.",
)
