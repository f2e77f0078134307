"""The slope of the exact unseen mass of Zipf laws with infinitely many tokens."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_scaling.unseen_mass_of_zipf import cells, observe, values

EXPERIMENT = Experiment(
    law="memory_scaling.unseen_mass_exponent",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=0.01, reason="a third of the planted 0.03"),
    step=Step(exponent=0.03),
    rounding=1e-12,
)
