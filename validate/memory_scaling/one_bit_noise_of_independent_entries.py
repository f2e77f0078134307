"""The same draws as for the law of one-bit noise, against the guess of independent entries."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.one_bit_noise import cells, observe

EXPERIMENT = Experiment(
    law="memory_scaling.one_bit_noise_of_independent_entries",
    observe=observe,
    cells=cells,
    values=lambda cell: dict(cell),
    statistic="mean",
    band=Band(absolute=0.03, reason="as for the law that replaces it"),
    looks=Looks(first=32, growth=2, most=4),
)
