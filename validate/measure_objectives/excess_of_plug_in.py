"""Excess risks of plug-in minimisers on random classes, and on two functions that deviate in opposite directions."""

from __future__ import annotations

from lawbook.validate.experiment import Experiment
from lawbook.validate.measure_objectives.stability_of_bayes_risk import cells, observe

EXPERIMENT = Experiment(
    law="measure_objectives.excess_of_plug_in",
    observe=observe,
    cells=cells,
    values=lambda cell: {"k": cell["functions"]},
    statistic="exact",
)
