"""The least budget by exact sums over count vectors, and over partitions where one class is heavy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.simulate.mode_estimation.least_budget import least_budget
from lawbook.simulate.mode_estimation.problems import resolve
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    problems = ["one:100", "one:1000", [0.5, 0.3, 0.2], [0.5, 0.25, 0.25], [0.6, 0.4], [0.9, 0.1]]
    return [{"p": p, "delta": delta} for p in problems for delta in (0.3, 2.0**-5, 2.0**-9)]


def observe(p: Any, delta: float, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    """{"samples": the least n with an error of at most delta}; with one heavy class n is tried from 1 on."""
    if not isinstance(p, str):
        return {"samples": np.array([float(least_budget(p, delta))])}
    m = int(p.partition(":")[2])
    return {"samples": np.array([float(next(n for n in range(1, 41) if enumeration.error_among_equals(0.5, m, n) <= delta))])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": resolve(cell["p"]), "delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.smallest_budget",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=0.0,
)
