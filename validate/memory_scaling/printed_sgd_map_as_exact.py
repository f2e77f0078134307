"""The same runs of SGD as for the exact map, against the paper's map."""

from __future__ import annotations

from lawbook.simulate.memory_scaling import stored_weight
from lawbook.validate.experiment import Experiment
from lawbook.validate.memory_scaling.flattened import TO_ROUNDING
from lawbook.validate.memory_scaling.stored_weight_of_sgd import cells, values

EXPERIMENT = Experiment(
    law="memory_scaling.printed_sgd_map_as_exact",
    observe=stored_weight.observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=TO_ROUNDING,
)
