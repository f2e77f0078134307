"""The risk of the separator of the longest separable prefix, on Zipf's and real frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import perceptron
from lawbook.validate.experiment import Band, Experiment, Looks


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    grid = [("zipf:1:100", 4), (f"{tokens}#150", 10)] + ([("zipf:1.5:1000", 20)] if level == "full" else [])
    return [{"tokens": t, "d": d} for t, d in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": frequencies.resolve(cell["tokens"]), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_perceptron",
    observe=perceptron.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the planted 5 %"),
    looks=Looks(first=256, growth=3, most=4),
)
