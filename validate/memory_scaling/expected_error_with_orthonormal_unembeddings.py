"""Many classes: the simulated error of whole memories, Zipf's and real token frequencies, against the exact sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.population_cells import frequencies_and_weights, population_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Three to eight classes; the real tokens by their head and, in one cell, all of them."""
    grid = [
        ("zipf:1:12", "power:0.5", 4, 3, "orthonormal", 700),
        ("zipf:2:40", "frequency", 8, 5, "orthonormal", 700),
        (f"{tokens}#40", "uniform", 10, 8, "orthonormal", 300),
        (tokens, "uniform", 100, 5, "orthonormal", 2),
    ]
    if level == "full":
        grid += [(f"{tokens}#300", "power:0.5", 30, 5, "orthonormal", 100)]
    return population_cells(grid, 1 if level == "quick" else 4)


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    return frequencies_and_weights(cell) | {"M": cell["M"]}


EXPERIMENT = Experiment(
    law="memory_scaling.expected_error_with_orthonormal_unembeddings",
    observe=direct.observe,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.03, reason="a third of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
)
