"""Outputs of the first-order sampler with exact denoisers, against the turns of its noise levels."""

import numpy as np

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.first_order_cells import angles, grids, observe

EXPERIMENT = Experiment(
    law="pushforward.deviation_of_first_order_sampler",
    observe=observe,
    cells=grids,
    values=lambda cell: {"turns": -np.diff(angles(**cell))},
    statistic="exact",
    rounding=1e-10,
    band=Band(relative=1e-8, reason="rounding"),
)
