"""Deviation after N steps of Heun's rule with the exact field."""

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.few_step_cells import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.error_of_heun_flow",
    observe=observe,
    cells=cells("heun", "linear", (0.3, 0.6, 2.0), (25, 50, 100, 200)),
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order 1/N^2"),
)
