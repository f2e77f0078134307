"""Errors of elimination with a tiny constant on light-tailed and heavy-tailed problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.mode_estimation.elimination_runs import frequency, two_best


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("two:30", 0.1, 0.3), ("zipf:1:20", 0.05, 1e-3)]
    grid += [("geometric:100", 0.1, 0.125), ("geometric:100", 0.1, 0.5), ("zipf:2:4", 0.2, 0.5)] if level == "full" else []
    return [{"problem": problem, "c": c, "delta": delta} for problem, c, delta in grid]


def observe(problem: str, c: float, delta: float, *, seed: np.random.SeedSequence, replicates: int, first: int = 0) -> dict[str, np.ndarray]:
    return frequency("error", problem, f"published:{c}", delta, 500, seed=seed, replicates=replicates, first=first)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["problem"])
    return {"p_1": best["p_1"], "m": best["m"], "c": cell["c"], "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.error_of_one_sample_stop",
    observe=observe,
    cells=cells,
    values=values,
    statistic="proportion",
    band=Band(relative=0.04, reason="two fifths of the planted 10 %"),
    looks=Looks(first=12, growth=2, most=4),
    step=Step(constant=0.1, exponent=0.1),
)
