"""The printed lower bound against simulated errors."""

from __future__ import annotations

from typing import Any

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Experiment, Looks, Step
from lawbook.validate.memory_scaling.population_cells import population_cells, with_largest_energy


def bound_cells(level: str, tokens: str) -> list[dict[str, Any]]:
    """The sheet's schemes and dimensions, five classes on the sphere; overloaded and roomy memories."""
    dimensions = (6, 16, 170) if level == "quick" else (6, 16, 64, 170, 256, 1024)
    grid = [("zipf:2:100", scheme, d, 5, "sphere", 20) for scheme in ("uniform", "frequency", "threshold:20") for d in dimensions]
    grid += [(f"{tokens}#300", scheme, d, 5, "sphere", 20) for scheme in ("uniform", "power:0.5") for d in (6, 40)]
    grid += [("zipf:2:100", "threshold:20", 1024, 5, "sphere", 4)]  # where the upper bound is nearest
    if level == "full":
        grid += [("zipf:1.5:300", scheme, d, 5, "sphere", 20) for scheme in ("uniform", "power:0.5") for d in dimensions]
    return population_cells(grid)


EXPERIMENT = Experiment(
    law="memory_scaling.lower_bound_of_any_scheme",
    observe=direct.observe,
    cells=bound_cells,
    values=with_largest_energy,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=2),
    step=Step(constant=19.0),
    note="The bound is loose by a factor of 13 or more; only a constant of 1 would show.",
)
