"""The sharper constant of the lower bound against simulated errors."""

from __future__ import annotations

from lawbook.simulate.memory_scaling import direct
from lawbook.validate.experiment import Experiment, Looks, Step
from lawbook.validate.memory_scaling.lower_bound_of_any_scheme import bound_cells
from lawbook.validate.memory_scaling.population_cells import with_largest_energy

EXPERIMENT = Experiment(
    law="memory_scaling.lower_bound_of_overflow",
    observe=direct.observe,
    cells=bound_cells,
    values=with_largest_energy,
    statistic="mean",
    looks=Looks(first=32, growth=4, most=2),
    step=Step(constant=2.5),
    note="Measured errors are at least 2.4 times the bound: a constant of 1 instead of 0.28 must be refuted.",
)
