"""The energy of flow matching on the pairs of its own end map, integrated over time."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, flows, observe_flow, plane_of

EXPERIMENT = Experiment(
    law="pushforward.energy_after_reflow",
    observe=observe_flow,
    cells=flows(reflow=True),
    values=plane_of,
    statistic="exact",
    rounding=1e-9,
    band=ROUNDING,
)
