"""Frequency weighting with two classes: the simulated error against the exact sum over frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.population_cells import population_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Zipf laws and the user's tokens, dimensions that leave errors of a few per cent or more."""
    grid = [
        ("zipf:1.5:200", "frequency", 8, 2, "orthonormal", 200),
        ("zipf:2:100", "frequency", 32, 2, "sphere", 300),
        (f"{tokens}#300", "frequency", 10, 2, "orthonormal", 200),
        (tokens, "frequency", 32, 2, "sphere", 40),
    ]
    return population_cells(grid, 1 if level == "quick" else 4)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return {"p": np.array(frequencies.resolve(cell["tokens"])), "d": cell["d"]}


EXPERIMENT = Experiment(
    law="memory_scaling.error_of_frequency_weighting_two_classes",
    observe=direct.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the 5 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
)
