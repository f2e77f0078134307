"""The squared difference of two distribution functions, integrated over the gaps of random atoms."""

from __future__ import annotations

from lawbook.simulate.pushforward.mean_discrepancies import observe
from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.atom_cells import cells

EXPERIMENT = Experiment(
    law="pushforward.cramer_is_half_energy",
    observe=observe,
    cells=cells,
    values=lambda cell: {name: cell[name] for name in ("x", "p", "w")},
    statistic="exact",
    rounding=1e-12,
    band=Band(absolute=1e-10, reason="rounding of sums of terms of order 1"),
)
