"""Roots of the squared discrepancies of fresh normal samples, averaged."""

from __future__ import annotations

from lawbook.simulate.measure_objectives.mmd_of_samples import one_sample
from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.measure_objectives.mmd_of_empirical_measure import cells, values

EXPERIMENT = Experiment(
    law="measure_objectives.mean_mmd_at_most_root",
    observe=one_sample,
    cells=cells,
    values=values,
    statistic="mean",
    band=Band(relative=0.01, reason="a third of the 3 % by which the mean of a root misses the root of the mean in dimension 3"),
    looks=Looks(first=40, growth=4, most=2),
)
