"""The largest cost among linear maps, by search over turns and reflections."""

from lawbook.validate.experiment import Experiment
from lawbook.validate.pushforward.plane_cells import ROUNDING, planes
from lawbook.validate.pushforward.wasserstein_of_planar_normals import observe

EXPERIMENT = Experiment(
    law="pushforward.cost_of_worst_linear_map", observe=observe, cells=planes, values=dict, statistic="exact", rounding=1e-9, band=ROUNDING,
)
