"""The slopes at the best threshold against the exponent of the printed one."""

from __future__ import annotations

from lawbook.validate.experiment import Band, Experiment
from lawbook.validate.memory_scaling.best_threshold_exponent import cells, observe

EXPERIMENT = Experiment(
    law="memory_scaling.printed_threshold_as_optimum",
    observe=observe,
    cells=cells,
    values=dict,
    statistic="exact",
    band=Band(absolute=0.02, reason="less than half of the least distance between the two exponents on this grid, 0.05"),
    rounding=1e-6,
)
