"""The least budget of the empirical mode, which no method beats, against the lower bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation.least_budget import least_budget
from lawbook.validate.experiment import Experiment
from lawbook.validate.mode_estimation.elimination_runs import two_best


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = [[0.5, 0.3, 0.2], [0.6, 0.4], [0.9, 0.1], [0.45, 0.35, 0.2]] + ([[0.45, 0.3, 0.25]] if level == "full" else [])
    return [{"p": p, "delta": delta} for p in problems for delta in (0.2, 0.01, 1e-4)]


def observe(p: list[float], delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"samples": np.array([float(least_budget(p, delta))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    best = two_best(cell["p"])
    return {"p_1": best["p_1"], "p_2": best["p_2"], "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.budget_lower_bound",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
)
