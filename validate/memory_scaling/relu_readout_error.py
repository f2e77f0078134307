"""The whole error of a ReLU read-out on Zipf's and on real frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import readout
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """So few dimensions that many unstored tokens are misled by a stored key, rather than left to a tie."""
    grid = [("zipf:1:200", 10, 6, 5, 0.8), ("zipf:1:200", 12, 6, 4, 0.8), (f"{tokens}#200", 9, 5, 3, 0.8)]
    names = ("tokens", "P", "d", "M", "eta")
    return [dict(zip(names, row, strict=True), attempts=2000) for row in grid]


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
