"""The whole error of a ReLU read-out on Zipf's and on real frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Loads at which unstored tokens are often misled by a stored key, not only silent."""
    grid = [("zipf:1:200", 10, 12, 5, 0.9), ("zipf:1:200", 40, 12, 4, 0.95), (f"{tokens}#200", 30, 12, 3, 0.95)]
    names = ("tokens", "P", "d", "M", "eta")
    return [dict(zip(names, row, strict=True)) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": frequencies.resolve(cell["tokens"]), "P": cell["P"], "M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.relu_readout_error",
    observe=readout.relu,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the planted 5 %"),
    looks=Looks(first=32, growth=3, most=3),
)
