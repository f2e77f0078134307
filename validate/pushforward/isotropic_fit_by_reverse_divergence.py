"""Isotropic normal laws fitted to turned covariances, the objective minimised numerically."""

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.isotropic_fit_by_likelihood import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.isotropic_fit_by_reverse_divergence",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    rounding=1e-6,
    band=Band(relative=1e-5, reason="numerical minima"),
)
