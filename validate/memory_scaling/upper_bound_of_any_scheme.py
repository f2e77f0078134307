"""The printed upper bound against simulated errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Experiment, Looks, Step
from lawbook.validate.memory_scaling.lower_bound_of_any_scheme import bound_cells
from lawbook.validate.memory_scaling.population_cells import with_largest_energy


def values(cell: Mapping[str, Any]) -> dict[str, Any]:
    """At the exponent gamma = 1, where the bound is near its best for the cells that it says something about."""
    return with_largest_energy(cell) | {"gamma": 1.0}


EXPERIMENT = Experiment(
    law="memory_scaling.upper_bound_of_any_scheme",
    observe=direct.observe,
    cells=bound_cells,
    values=values,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=2),
    step=Step(constant=0.4),
    note="The bound is never nearer than a factor of 1.25, that of guessed against forgotten tokens, and often above 1.",
)
