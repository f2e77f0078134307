"""The normal lower bound against wrong answers counted per token."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment, Looks
from lawbook.validate.memory_scaling.sharper_lower_bound import lower_cells, values
from lawbook.validate.memory_scaling.token_cells import observe_token_errors

EXPERIMENT = Experiment(
    law="memory_scaling.normal_lower_bound",
    observe=observe_token_errors,
    cells=lower_cells,
    values=values,
    statistic="proportion",
    looks=Looks(first=16, growth=4, most=3),
)
