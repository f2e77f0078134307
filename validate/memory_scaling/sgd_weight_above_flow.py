"""Real runs of SGD at all step sizes, against the flow's weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [(2, 0.03), (5, 0.1), (5, 2.0), (20, 0.5)]
    return [{"M": M, "visits": [1, 5, 40, 200], "step": step} for M, step in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"gamma": cell["step"], "n": cell["visits"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.sgd_weight_above_flow",
    observe=stored_weight.observe,
    cells=cells,
    values=values,
    statistic="exact",
)
