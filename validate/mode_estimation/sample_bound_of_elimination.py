"""The sample at which the second class goes at the published c = 24, against the published bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.elimination_runs import runs, two_best


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = [[0.5, 0.25, 0.15, 0.1], [0.6, 0.4], "two:30", "zipf:1:20"]
    return [{"p": p, "ell": ell} for p in problems for ell in ((0.7, 5.0, 40.0) if level == "quick" else (0.7, 5.0, 40.0, 300.0))]


def observe(p: list[float] | str, ell: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    found = runs(p, "published:24", ell, seed=seed, replicates=replicates, first=first)
    return {"stopping_time": found["dropped_at"][:, 1]}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return two_best(cell["p"]) | {"ell": cell["ell"]}


EXPERIMENT = Experiment(
    law="mode_estimation.sample_bound_of_elimination",
    observe=observe,
    cells=cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=3),
)
