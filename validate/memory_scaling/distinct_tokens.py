"""How many different tokens samples show: counts drawn, against a sum over the tokens."""

from __future__ import annotations

from lawbook.simulate.memory_scaling import finite_data
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.unseen_mass import cells, values

EXPERIMENT = Experiment(
    law="memory_scaling.distinct_tokens",
    observe=finite_data.observe_unseen,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.02, reason="less than half of the planted 5 %"),
    looks=Looks(first=800, growth=2, most=4),
)
