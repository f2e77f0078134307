"""The energy of the linear path's field, integrated over time."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, flows, observe_flow, plane_of

EXPERIMENT = Experiment(
    law="pushforward.energy_of_linear_path",
    observe=observe_flow,
    cells=flows(),
    values=plane_of,
    statistic="exact",
    rounding=1e-9,
    band=ROUNDING,
)
