"""Errors of the end map on a mixture of two unequal modes, along the number of steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate.pushforward import few_steps
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.few_step_cells import TWO

ORDERS = {"euler": 1, "heun": 2, "midpoint": 2, "rk4": 4}


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    counts = (64, 128, 256, 512) if level == "quick" else (64, 128, 256, 512, 1024)
    return [{"method": method, "N": n} for method in ORDERS for n in counts]


def observe(method: str, N: int, *, seed: np.random.SeedSequence, replicates: int = 1, first: int = 0) -> dict[str, np.ndarray]:
    return {"size": np.array([few_steps.largest_error(*TWO, N, method)])}


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": ORDERS[cell["method"]], "N": cell["N"]}


EXPERIMENT = Experiment(
    law="pushforward.order_of_solvers",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-3,
    band=Band(relative=0.02, reason="less than half of the planted 5 % of the exponent"),
)
