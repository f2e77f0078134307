"""Wrong drops at c = 4, counted on hard instances."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.mode_estimation.wrong_drops import NOTE, hard_cells, observe, values

EXPERIMENT = Experiment(
    law="mode_estimation.validity_at_four",
    observe=observe,
    cells=lambda level, tokens: hard_cells(level, "published", 4.0),
    values=values,
    statistic="proportion",
    looks=Looks(first=4, growth=4, most=3),
    note=NOTE,
)
