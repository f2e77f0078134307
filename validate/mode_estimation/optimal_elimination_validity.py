"""Wrong drops by the rule of divergences, counted on hard instances."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.wrong_drops import NOTE, hard_cells, observe, values

EXPERIMENT = Experiment(
    law="mode_estimation.optimal_elimination_validity",
    observe=observe,
    cells=lambda level, tokens: hard_cells(level, "kullback_leibler"),
    values=values,
    statistic="proportion",
    looks=Looks(first=2, growth=4, most=4),
    note=NOTE,
)
