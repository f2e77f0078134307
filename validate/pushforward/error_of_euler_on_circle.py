"""Deviation after N steps of Euler's rule on the trigonometric path."""

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.few_step_cells import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.error_of_euler_on_circle",
    observe=observe,
    cells=cells("euler", "trigonometric", (0.3, 0.6, 2.0), (50, 100, 200, 400)),
    values=values,
    statistic="exact",
    rounding=1e-8,
    band=Band(relative=0.02, reason="under half of the planted 5 %; what extrapolation leaves is of order 1/N^2"),
)
