"""The energy of the trigonometric path's field, integrated over time."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, flows, observe_flow, plane_of

EXPERIMENT = Experiment(
    law="pushforward.energy_of_trigonometric_path",
    observe=observe_flow,
    cells=flows(path="trigonometric"),
    values=plane_of,
    statistic="exact",
    rounding=1e-9,
    band=ROUNDING,
)
