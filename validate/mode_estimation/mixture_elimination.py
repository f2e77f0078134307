"""Wrong drops by the mixture rule, counted on hard instances."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.wrong_drops import NOTE, hard_cells, observe, values

EXPERIMENT = Experiment(
    law="mode_estimation.mixture_elimination",
    observe=observe,
    cells=lambda level, tokens: hard_cells(level, "mixture"),
    values=values,
    statistic="proportion",
    looks=Looks(first=2, growth=4, most=4),
    note=NOTE,
)
