"""Two classes: the simulated error of whole memories, Zipf's and real token frequencies, against the exact sum."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks, Step
from lawbook.validate.memory_scaling.population_cells import frequencies_and_weights, population_cells


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """Schemes from filling to frequency weighting, on a Zipf law, on the head of the real tokens, on all of them."""
    grid = [
        ("zipf:2:4", "frequency", 2, 2, "orthonormal", 5000),
        ("zipf:1:20", "power:0.5", 6, 2, "sphere", 1000),
        (f"{tokens}#300", "frequency", 10, 2, "sphere", 100),
        (f"{tokens}#300", "uniform", 20, 2, "orthonormal", 50),
        (tokens, "power:0.5", 8, 2, "sphere", 10),
    ]
    if level == "full":
        grid += [(tokens, "frequency", 64, 2, "sphere", 50), ("zipf:1.5:1000", "logarithm:d", 30, 2, "sphere", 100)]
    return population_cells(grid, 1 if level == "quick" else 4)


EXPERIMENT = Experiment(
    law="memory_scaling.expected_error_of_two_classes",
    observe=direct.observe,
    cells=cells,
    values=frequencies_and_weights,
    statistic="mean",
    band=Band(relative=0.03, reason="a third of the 10 % error that must be seen"),
    looks=Looks(first=32, growth=4, most=3),
    step=Step(constant=0.1, exponent=0.1),
    note="Direct simulation of whole memories; a replicate averages the 0-1 risk over its draws.",
)
