"""The best Lipschitz function between two normal laws, by a linear program over cells."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.best_bounded_critic import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.best_lipschitz_critic",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-3, reason="a tenth of the planted 5 % at the distance 0.2; masses are moved to the centres of cells"),
)
