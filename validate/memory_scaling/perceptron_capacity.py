"""The largest prefix of random keys that some v separates."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import perceptron
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"d": d} for d in ((8, 20) if level == "quick" else (2, 4, 8, 24, 60))]


EXPERIMENT = Experiment(
    law="memory_scaling.perceptron_capacity",
    observe=perceptron.observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the planted 10 %"),
    step=Step(constant=0.1, exponent=0.1),
    looks=Looks(first=256, growth=3, most=4),
)
