"""The same draws as for the law of one-bit noise, against the guess of independent entries."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment, Looks
from lawbook.validate.memory_scaling.one_bit_noise import cells, observe

EXPERIMENT = Experiment(
    law="memory_scaling.one_bit_noise_of_independent_entries",
    observe=observe,
    cells=cells,
    values=lambda cell: {"M": cell["M"], "d": cell["d"]},
    statistic="mean",
    band=Band(relative=0.025, reason="as for the law that replaces it"),
    looks=Looks(first=8, growth=3, most=3),
)
