"""The variance of the speed given the place, integrated over time."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, flows, observe_flow, plane_of

EXPERIMENT = Experiment(
    law="pushforward.irreducible_loss_of_flow_matching",
    observe=observe_flow,
    cells=flows(),
    values=plane_of,
    statistic="exact",
    rounding=1e-9,
    band=ROUNDING,
)
