"""The exact error at the budget that the published rule gives, with one heavy class and with few classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.mode_estimation import enumeration
from lawbook.simulate.mode_estimation.least_budget import budget_rule
from lawbook.validate.experiment import Experiment


def grid(level: str, union: bool) -> list[dict[str, Any]]:
    """delta = 2^-k as in the figures; one heavy class at three sizes, and problems on which the rule is careful."""
    powers = (1, 3, 6, 9) if level == "quick" else range(1, 10)
    problems = ("one:100", "one:300", "one:1000", [0.5, 0.3, 0.2], [0.6, 0.4])
    return [{"p": p, "delta": 2.0**-k, "union": union} for p in problems for k in powers]


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return grid(level, False)


def observe(
    p: Any, delta: float, union: bool, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0
) -> dict[str, np.ndarray]:
    """{"error": ties broken uniformly}, at the budget without or with the number of classes."""
    n = budget_rule(p, delta, union)
    if isinstance(p, str):
        return {"error": np.array([enumeration.error_among_equals(0.5, int(p.partition(":")[2]), n)])}
    return {"error": np.array([enumeration.error(p, n)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"delta": cell["delta"]}


EXPERIMENT = Experiment(
    law="mode_estimation.error_of_budget_rule_as_printed",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-10,
)
