"""The same samples and signs, from the other side."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.measure_objectives.deviation_at_most_twice_rademacher import cells, observe

EXPERIMENT = Experiment(
    law="measure_objectives.deviation_at_least_half_rademacher",
    observe=observe,
    cells=cells,
    values=lambda cell: cell,
    statistic="mean",
    band=Band(absolute=0.01, reason="the deviations are of order 1"),
    looks=Looks(first=8, growth=4, most=2),
)
