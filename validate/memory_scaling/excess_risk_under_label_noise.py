"""The risk above Bayes of memories that store noisy labels, two classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import scores
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.population_cells import frequencies_and_weights


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Noise from a fifth to four fifths; Zipf's and real tokens."""
    grid = [
        ("zipf:1:10", "power:0.5", 4, 0.2), ("zipf:1:10", "power:0.5", 4, 0.8), ("zipf:1.5:30", "frequency", 10, 0.5),
        (f"{tokens}#40", "frequency", 10, 0.4),
    ]
    names = ("tokens", "scheme", "d", "noise")
    return [dict(zip(names, row, strict=True), M=2, draws=500 if level == "quick" else 5000) for row in grid]


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return frequencies_and_weights(cell) | {"noise": cell["noise"]}


EXPERIMENT = Experiment(
    law="memory_scaling.excess_risk_under_label_noise",
    observe=scores.observe_moments,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.04, reason="less than half of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
