"""Deviations kept with levels at equal angles, at equal ratios and by the rule of Karras et al."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.first_order_cells import angles, grids, observe

EXPERIMENT = Experiment(
    law="pushforward.best_first_order_deviation",
    observe=observe,
    cells=grids,
    values=lambda cell: {"Theta": float(angles(**cell)[0] - angles(**cell)[-1]) * (1 - 1e-10), "N": cell["N"]},
    statistic="exact",
    rounding=1e-13,  # equal angles attain the bound: Theta is rounded down
)
