"""The best function of a kernel's ball as an eigenvalue, on pairs of random atomic laws."""

from __future__ import annotations

from lawbook.simulate.pushforward.mean_discrepancies import observe
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.atom_cells import cells, values

EXPERIMENT = Experiment(
    law="pushforward.best_of_kernel_ball",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-12,
    band=Band(absolute=1e-10, reason="rounding of sums of terms of order 1"),
)
