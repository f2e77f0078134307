"""The end map of flow matching, integrated by Runge and Kutta, against the symmetric map."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, flows, observe_flow, plane_of

EXPERIMENT = Experiment(
    law="pushforward.excess_of_flow",
    observe=observe_flow,
    cells=flows(),
    values=plane_of,
    statistic="exact",
    rounding=1e-9,
    band=ROUNDING,
)
