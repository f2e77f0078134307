"""Slopes of the loss of infinitely many Zipf tokens along the integrated flow."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment, Step
from lawbook.validate.memory_dynamics.loss_of_zipf import cells, observe

EXPERIMENT = Experiment(
    law="memory_dynamics.loss_exponent_of_zipf",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=0.01, reason="a third of the planted 0.03"),
    step=Step(exponent=0.03),
    rounding=1e-7,
)
