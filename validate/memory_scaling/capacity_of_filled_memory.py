"""The number of equally stored tokens at 10 % error, by bisection on direct simulation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import capacity
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """As many classes as dimensions, half as many, and ten."""
    dims = (12, 24, 48) if level == "quick" else (12, 24, 48, 96)
    return [{"M": rule, "d": d, "draws": 4, "level": 0.1} for rule in (10, "d/2", "d") for d in dims]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"epsilon": cell["level"], "M": capacity.classes_of(cell["M"], cell["d"], 2), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.capacity_of_filled_memory",
    observe=capacity.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(absolute=0.05, reason="1/d corrections that the fit's leading term leaves at d = 48"),
    looks=Looks(first=8, growth=2, most=4),
)
