"""The largest prefix of random keys that a linear program can separate."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import perceptron
from lawbook.validate.experiment import Band, Experiment, Looks, Step


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    return [{"d": d} for d in ((4, 16) if level == "quick" else (2, 4, 8, 16, 40))]


EXPERIMENT = Experiment(
    law="memory_scaling.perceptron_capacity",
    observe=perceptron.observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="mean",
    band=Band(relative=0.05, reason="half of the planted 10 %: a linear program costs milliseconds"),
    step=Step(constant=0.1, exponent=0.1),
    looks=Looks(first=64, growth=2, most=4),
)
