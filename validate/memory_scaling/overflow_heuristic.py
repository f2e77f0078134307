"""The log-free heuristic against simulated errors: it must fail."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.population_cells import population_cells, with_largest_energy


def cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """The sheet's cells, and the head of the real tokens."""
    grid = [
        ("zipf:2:100", "frequency", 64, 5, "sphere", 50),
        ("zipf:2:100", "uniform", 64, 5, "sphere", 50),
        ("zipf:2:100", "uniform", 16, 5, "sphere", 50),
        (f"{tokens}#300", "frequency", 64, 5, "sphere", 20),
    ]
    return population_cells(grid)


EXPERIMENT = Experiment(
    law="memory_scaling.overflow_heuristic",
    observe=direct.observe,
    cells=cells,
    values=with_largest_energy,
    statistic="mean",
    band=Band(relative=0.5, reason="a factor of one and a half would still be called a good heuristic"),
    looks=Looks(first=32, growth=4, most=2),
)
