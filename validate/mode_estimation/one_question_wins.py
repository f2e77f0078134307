"""Where the two ways of asking cost the same: the zero of a quadratic through measured ratios of variance times queries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import streams
from lawbook.simulate.mode_estimation.question_variance import variances_times_queries
from lawbook.validate.experiment import Band, Experiment, Looks, Step

GRID = (0.16, 0.19, 0.22, 0.25, 0.28, 0.31)


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"samples": n} for n in ((200,) if level == "quick" else (40, 400, 4000))]


def observe(samples: int, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    """{"crossing"}: p at which both cost the same, from 2000 runs of each at every p of the grid."""
    runs = [
        variances_times_queries(p, samples, 2000, seed=streams.child(seed, index), replicates=replicates, first=first)
        for index, p in enumerate(GRID)
    ]
    logs = np.array([np.log(run["full"] / run["single"]) for run in runs])
    # p as a quadratic in the logarithm of the ratio, read off at ratio 1
    return {"crossing": np.array([np.polyfit(column, GRID, 2)[-1] for column in logs.T])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"m": 3}


EXPERIMENT = Experiment(
    law="mode_estimation.one_question_wins",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %"),
    looks=Looks(first=64, growth=2, most=4),
    step=Step(constant=0.1),
)
