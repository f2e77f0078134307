"""The best half-line between two normal laws, by cells."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.pushforward.best_bounded_critic import cells, observe, values

EXPERIMENT = Experiment(
    law="pushforward.best_half_line_critic",
    observe=observe,
    cells=cells,
    values=values,
    statistic="exact",
    band=Band(absolute=1e-8, reason="cells are exact here: the densities cross at an edge; the tolerance of the program"),
)
