"""The number of equally stored tokens at 10 % error, by bisection on direct simulation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import capacity
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Half as many classes as dimensions, as many, and five."""
    grid = [("d/2", 24), ("d/2", 48), ("d", 48), (5, 48)] + ([("d/2", 96), ("d", 96)] if level == "full" else [])
    return [{"M": rule, "d": d, "draws": 8, "level": 0.1} for rule, d in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"epsilon": cell["level"], "M": capacity.classes_of(cell["M"], cell["d"], 2), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.capacity_of_filled_memory",
    observe=capacity.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.07, reason="fluctuations of the leakage between unembeddings, 3 % at M = d = 48, and as much noise"),
    step=Step(constant=0.15, exponent=0.3),
    looks=Looks(first=16, growth=2, most=5),
)
