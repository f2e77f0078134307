"""Curvatures at the optimum in the map's slope, by differences of the loss."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.curvature_of_translation import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.curvature_of_scale",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="differences of sixth order, and rounding over the square of their step"),
)
