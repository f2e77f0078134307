"""Frequency weighting with two classes: the simulated error against the exact sum over frequencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lawbook.simulate import frequencies
from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.population_cells import population_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Zipf laws and the user's tokens, dimensions that leave errors of a few per cent or more."""
    grid = [
        ("zipf:2:4", "frequency", 2, 2, "orthonormal", 5000),
        ("zipf:2:30", "frequency", 6, 2, "sphere", 1500),
        (f"{tokens}#300", "frequency", 10, 2, "orthonormal", 80),
        (tokens, "frequency", 12, 2, "sphere", 10),
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
    band=Band(relative=0.03, reason="a third of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
